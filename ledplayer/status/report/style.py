"""How the page looks: a sheet of paper, in the letters and margins that offices write in (Nghị định 30/2020/NĐ-CP)."""

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #e6e9ee; color: #000; overflow-wrap: break-word;
  font: 17px/1.45 "Times New Roman", "Liberation Serif", Tinos, serif; }
main { max-width: 860px; margin: 24px auto; padding: 48px 56px 56px; background: #fff; border: 1px solid #cfd5dd; }
h1 { font-size: 22px; line-height: 1.3; text-align: center; text-transform: uppercase; margin: 22px 0 4px; }
h2 { font-size: 18px; margin: 30px 0 10px; break-after: avoid; }
p { margin: 4px 0; }
.office { display: inline-block; max-width: 60%; text-align: center; font-weight: bold; text-transform: uppercase; }
.office::after { content: ""; display: block; width: 40%; margin: 5px auto 0; border-top: 1px solid #000; }
.centre { text-align: center; }
.annex { text-align: center; font-style: italic; white-space: nowrap; }
.only { text-align: center; }
.wrong { border: 2px solid #000; border-left-width: 10px; padding: 8px 14px; margin: 14px 0 0; break-inside: avoid; }
.wrong b { text-transform: uppercase; }
.wrong.error p:first-of-type { font-weight: bold; }
.wrong small { display: block; }
.wrong.error { border-color: #a3150d; }
.wrong.error b, .wrong.error p:first-of-type { color: #8d120b; }
.note { margin-top: 14px; font-style: italic; }
.facts { display: grid; grid-template-columns: repeat(4, 1fr); margin: 0 0 12px; border: 1px solid #000; }
.facts div { padding: 8px 12px; border-left: 1px solid #000; text-align: center; }
.facts div:first-child { border-left: 0; }
.facts dt { font-size: 15px; }
.facts dd { margin: 0; font-size: 24px; font-weight: bold; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; font-size: 15px; line-height: 1.3; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 1px solid #444; padding: 5px 6px; vertical-align: top; text-align: left; overflow-wrap: anywhere; }
thead th { text-align: center; vertical-align: middle; background: #eef0f3; overflow-wrap: break-word; hyphens: none; }
td.n, td.no { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.no, td.day { white-space: nowrap; }
th.what { width: 34%; } th.day { width: 20%; }
tr.total td, tbody th { font-weight: bold; background: #f6f7f9; }
tr.group { break-after: avoid; }
td.rest { background: #f6f7f9; color: #444; }
small { font-size: 13px; color: #333; }
td small { display: block; }
figure { margin: 0 0 14px; break-inside: avoid; overflow-x: auto; }
figcaption { text-align: center; font-style: italic; margin-bottom: 6px; }
svg { display: block; width: 100%; min-width: 560px; }
svg text { font: 11px "Times New Roman", "Liberation Serif", Tinos, serif; fill: #000; }
svg .scale { text-anchor: end; } svg .day { text-anchor: middle; }
svg .grid { stroke: #bbb; stroke-width: 0.6; stroke-dasharray: 2 2; } svg .floor { stroke: #000; }
svg .due { fill: #fff; stroke: #000; stroke-width: 0.8; }
svg .shown { fill: #24476f; }
svg .unproven { fill: url(#unproven); stroke: #333; stroke-width: 0.5; }
ul { margin: 0 0 10px; padding-left: 22px; }
.kept { break-inside: avoid; }
.head { font-size: 14px; overflow-wrap: anywhere; }
.how { font-size: 15px; }
.place { text-align: right; font-style: italic; margin-top: 30px; break-after: avoid; }
.signed { display: grid; grid-template-columns: 1fr 1fr; text-align: center; margin-top: 6px; break-inside: avoid;
  min-height: 150px; }
.signed b { display: block; text-transform: uppercase; }
.signed i { font-size: 15px; }
footer { margin-top: 20px; padding-top: 6px; border-top: 1px solid #999; font-size: 13px; color: #333; }
@media screen and (max-width: 720px) {
  main { margin: 0; border: 0; padding: 20px 16px 40px; }
  .office { max-width: none; display: block; }
  .annex { white-space: normal; }
  .facts { grid-template-columns: 1fr 1fr; }
  .facts div:nth-child(odd) { border-left: 0; } .facts div:nth-child(n+3) { border-top: 1px solid #000; }
  table, tbody, tr, td, tbody th { display: block; }
  thead { display: none; }
  tr { border: 1px solid #444; margin-bottom: 10px; }
  td, tbody th { border: 0; padding: 3px 10px; }
  td[data-name] { display: flex; justify-content: space-between; gap: 16px; white-space: normal; }
  td[data-name]::before { content: attr(data-name); color: #444; }
  td.what, td.day { font-weight: bold; }
  td.no { display: none; }
  .signed { gap: 12px; }
}
@page { size: A4; margin: 20mm 15mm 20mm 25mm;
  @bottom-center { content: counter(page) "/" counter(pages); font: 10pt "Times New Roman", "Liberation Serif", serif; }
}
@media print {
  body { background: #fff; font-size: 12.5pt; }
  main { max-width: none; margin: 0; border: 0; padding: 0 1px; }
  h1 { font-size: 15pt; } h2 { font-size: 13pt; }
  table { font-size: 10.5pt; } th, td { padding: 2pt 4pt; }
  small { font-size: 9pt; }
  .facts dt { font-size: 10.5pt; } .facts dd { font-size: 16pt; }
  svg { min-width: 0; }
  .how, .signed i { font-size: 11pt; } .head, footer { font-size: 9pt; }
}
"""
