"""How the page looks: light, large, printable, in the fonts that Windows has."""

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #eef1f5; color: #1b2430; font: 17px/1.5 "Segoe UI", "Noto Sans", Arial, sans-serif;
  overflow-wrap: break-word; }
main { max-width: 1080px; margin: 0 auto; padding: 24px 20px 60px; }
h1 { font-size: 30px; line-height: 1.2; margin: 0 0 2px; }
h2 { font-size: 22px; margin: 34px 0 12px; }
h2 .count { color: #5b6775; font-weight: 400; }
h3 { font-size: 18px; margin: 0; }
p { margin: 4px 0; }
.dim { color: #5b6775; }
.card, header { background: #fff; border: 1px solid #d5dbe3; border-radius: 10px; padding: 16px 20px;
  margin: 0 0 12px; }
header { padding: 22px 24px; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 12px 28px; margin: 16px 0 0; }
.facts dt { color: #5b6775; font-size: 15px; }
.facts dd { margin: 0; font-size: 19px; font-weight: 600; }
.facts dd small { display: block; font-size: 15px; font-weight: 400; color: #5b6775; overflow-wrap: anywhere; }
header .dim { margin-top: 14px; font-size: 15px; }
.counts { display: flex; flex-wrap: wrap; gap: 12px; margin: 14px 0 0; padding: 0; list-style: none; }
.counts a { display: block; min-width: 150px; padding: 10px 16px; border-radius: 10px; background: #fff;
  border: 1px solid #d5dbe3; color: inherit; text-decoration: none; }
.counts b { font-size: 26px; line-height: 1.1; margin-right: 8px; }
.red b { color: #b3261e; } .green b { color: #0a6b3d; } .blue b { color: #1d4f91; } .amber b { color: #8a5a00; }
.banner { background: #b3261e; color: #fff; border-radius: 10px; padding: 14px 20px; margin: 0 0 12px;
  font-size: 19px; }
.error { border-left: 8px solid #b3261e; }
.warning { border-left: 8px solid #e0a100; }
.well { border-left: 8px solid #1a8a53; }
.do { margin-top: 6px; padding: 8px 12px; background: #f5f7fa; border-radius: 6px; white-space: pre-line; }
.say { white-space: pre-line; }
.path { font-size: 15px; color: #3d4855; overflow-wrap: anywhere; }
.list .path { font-size: 16px; font-weight: 600; }
code { display: inline-block; font-family: Consolas, "DejaVu Sans Mono", monospace; font-size: 15px;
  background: #e9edf3; padding: 1px 8px; border-radius: 5px; overflow-wrap: anywhere; }
.tag { display: inline-block; border-radius: 20px; padding: 1px 12px; font-size: 15px; font-weight: 600;
  margin-left: 4px; background: #e3e8ef; color: #36414e; vertical-align: 2px; white-space: nowrap; }
.tag.now { background: #d5f0e0; color: #0a5a33; }
.tag.today, .tag.coming { background: #dbe8fb; color: #17427c; }
.tag.bad { background: #fadbd8; color: #8d1a13; }
.tag.wait { background: #fdeec8; color: #6e4700; }
.tag.urgent { background: #b3261e; color: #fff; }
.pictures { display: flex; flex-wrap: wrap; gap: 10px; margin-top: 10px; }
.pictures figure { margin: 0; width: 200px; font-size: 14px; color: #5b6775; }
.pictures img, .pictures .words { display: block; width: 200px; border-radius: 5px; background: #10141a; }
.pictures img { max-height: 240px; object-fit: contain; }
.pictures .words { height: 100px; padding: 10px 12px; color: #f3f5f8; font-size: 15px; line-height: 1.3;
  overflow: hidden; }
.pictures figcaption { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
table { border-collapse: collapse; width: 100%; background: #fff; border: 1px solid #d5dbe3; border-radius: 10px; }
th, td { text-align: left; vertical-align: top; padding: 9px 14px; border-bottom: 1px solid #e6eaf0; }
th { color: #5b6775; font-size: 15px; font-weight: 600; }
tr:last-child td { border-bottom: 0; }
td.size { white-space: nowrap; text-align: right; color: #5b6775; }
table.files { table-layout: fixed; }
table.files th:nth-child(1) { width: 36%; } table.files th:nth-child(3) { width: 24%; }
table.files th:nth-child(4) { width: 90px; text-align: right; }
table.files .tag { margin-left: 0; white-space: normal; border-radius: 13px; }
table.days th, td.on { text-align: center; padding-left: 6px; padding-right: 6px; }
td.on { color: #0a6b3d; font-size: 15px; white-space: nowrap; }
summary { cursor: pointer; }
summary h2 { display: inline-block; }
.list > div { padding: 8px 0; border-bottom: 1px solid #e6eaf0; }
.list > div:last-child { border-bottom: 0; }
footer { margin-top: 30px; color: #5b6775; font-size: 15px; }
@media screen and (max-width: 720px) {
  main { padding: 12px 12px 40px; }
  h1 { font-size: 24px; }
  header { padding: 16px; }
  .card { padding: 14px 16px; }
  .tag { margin-left: 0; white-space: normal; border-radius: 13px; }
  .counts a { min-width: 0; }
  .counts li { flex: 1 1 40%; }
  .pictures figure { width: calc(50% - 5px); }
  .pictures img, .pictures .words { width: 100%; }
  table, tbody, tr, td { display: block; }
  tr:first-child { display: none; }
  tr { padding: 10px 16px; border-bottom: 1px solid #e6eaf0; }
  tr:last-child { border-bottom: 0; }
  td, td.size { padding: 0; border: 0; text-align: left; }
  td.path { font-weight: 600; }
  td.on { display: inline-flex; gap: 8px; margin: 6px 6px 0 0; padding: 2px 10px; border-radius: 6px;
    background: #eaf5ef; vertical-align: top; }
  td.on::before { content: attr(data-day); color: #5b6775; }
  td:empty { display: none; }
}
@media print {
  body { background: #fff; font-size: 11pt; }
  main { max-width: none; padding: 0; }
  .card, header, tr, figure { break-inside: avoid; }
}
"""
