"""How the page of all boards looks: large, in the fonts that every system has; to be read from across a room."""

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #eef1f5; color: #1b2430; font: 17px/1.45 "Segoe UI", "Noto Sans", Arial, sans-serif;
  overflow-wrap: anywhere; }
main { max-width: 1840px; margin: 0 auto; padding: 22px 26px 50px; }
header { display: flex; flex-wrap: wrap; gap: 8px 28px; align-items: baseline; justify-content: space-between; }
h1 { font-size: 32px; line-height: 1.2; margin: 0; }
h2 { font-size: 22px; margin: 30px 0 12px; }
h2 .count { color: #5b6775; font-weight: 400; }
h3 { font-size: 21px; line-height: 1.25; margin: 0; }
p { margin: 0; }
.dim { color: #5b6775; font-size: 15px; }
.asof { font-size: 24px; font-weight: 600; font-variant-numeric: tabular-nums; }
.counts { display: grid; grid-template-columns: repeat(3, 1fr); gap: 14px; margin: 18px 0 0; padding: 0;
  list-style: none; }
.counts a { display: flex; flex-wrap: wrap; gap: 0 14px; align-items: baseline; height: 100%; padding: 12px 20px;
  border-radius: 12px; color: #fff; text-decoration: none; font-size: 19px; }
.counts b { font-size: 46px; line-height: 1.1; font-variant-numeric: tabular-nums; }
.counts .red { background: #b3261e; } .counts .amber { background: #8a5a00; } .counts .green { background: #0a6b3d; }
.counts .zero { background: #fff; color: #5b6775; box-shadow: inset 0 0 0 1px #d5dbe3; }
.boards { display: grid; grid-template-columns: repeat(auto-fill, minmax(340px, 1fr)); gap: 16px; }
.board { display: flex; flex-direction: column; background: #fff; border-radius: 12px; overflow: hidden;
  border: 1px solid #d5dbe3; border-top: 10px solid #0a6b3d; break-inside: avoid; }
.board.amber { border-top-color: #e0a100; } .board.red { border-top-color: #b3261e; }
.board.red { box-shadow: 0 0 0 2px #b3261e; border-color: #b3261e; }
.shows { position: relative; background: #10141a; }
.shows img { display: block; width: 100%; height: auto; max-height: 300px; object-fit: contain;
  image-rendering: pixelated; }
.shows.old img { filter: grayscale(1) brightness(.55); }
.shows p { padding: 5px 14px; color: #dfe5ec; font-size: 14px; }
.shows.old p { background: #b3261e; color: #fff; font-size: 16px; font-weight: 600; }
.told { padding: 14px 18px 16px; display: grid; gap: 10px; }
.alive { font-size: 19px; font-weight: 600; color: #0a6b3d; }
.red .alive { color: #b3261e; } .amber .alive { color: #7a4f00; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 3px 14px; margin: 0; }
dt { color: #5b6775; } dd { margin: 0; font-weight: 600; min-width: 0; }
dd small { display: block; font-size: 15px; font-weight: 400; color: #5b6775; }
.wrong { padding: 9px 13px; border-radius: 8px; background: #fdeec8; }
.wrong.error { background: #fadbd8; } .wrong.info { background: #e9edf3; }
.wrong b, .do b { margin-right: 6px; }
.do { margin-top: 4px; font-size: 16px; color: #36414e; }
.note { background: #fff; border: 1px solid #d5dbe3; border-left: 8px solid #e0a100; border-radius: 10px;
  padding: 12px 18px; margin: 14px 0 0; }
footer { margin-top: 30px; color: #5b6775; font-size: 15px; }
@media screen and (max-width: 720px) {
  main { padding: 12px 12px 40px; }
  h1 { font-size: 26px; }
  .asof { font-size: 19px; }
  .counts { gap: 8px; }
  .counts a { padding: 8px 12px; font-size: 15px; }
  .counts b { font-size: 32px; width: 100%; }
  .boards { grid-template-columns: minmax(0, 1fr); }
}
@media print {
  body { background: #fff; font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  .boards { display: block; columns: 2; column-gap: 12px; }
  .board { display: inline-block; width: 100%; margin: 0 0 10px; }
  .board.red { box-shadow: none; }
  .counts .red, .counts .amber, .counts .green, .shows, .shows.old p, .wrong { print-color-adjust: exact; }
  .shows img { max-height: 150px; }
  h2 { break-after: avoid; margin-top: 20px; }
  h1 { font-size: 20pt; } h2 { font-size: 14pt; } h3 { font-size: 13pt; }
  .asof, .alive { font-size: 12pt; }
  .dim, .do, .shows p, .shows.old p, dd small, footer { font-size: 9.5pt; }
}
"""
