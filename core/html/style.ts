/** The look of every report: the reader's own light or dark, no font or image from elsewhere, and fit to print. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --ink: #1c2330; --soft: #5b6577; --line: #dfe3ea; --grid: #eceff4;
  --reference: #aab4c4; --reference-line: #7d899c; --now: #2a63d6;
  --bad: #b3361b; --bad-back: #fdeee9; --good: #1c7248; --good-back: #e8f5ee;
  --plain: #50607a; --plain-back: #eceff5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12151b; --card: #1b2029; --ink: #e8ecf3; --soft: #a3aec0; --line: #303846; --grid: #272e3a;
    --reference: #566275; --reference-line: #8390a6; --now: #74a4ff;
    --bad: #ff9b80; --bad-back: #3a211b; --good: #79d3a3; --good-back: #16301f;
    --plain: #b3c0d6; --plain-back: #262d39;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", Roboto, sans-serif; }
main { max-width: 1160px; margin: 0 auto; padding: 40px 24px 56px; }
h1 { margin: 0; font-size: 26px; line-height: 1.25; letter-spacing: -.01em; overflow-wrap: anywhere; }
h2 { margin: 40px 0 12px; font-size: 18px; }
h3 { margin: 0; font-size: 16px; overflow-wrap: anywhere; }
p { margin: 0; }
code { font: .92em ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
.eyebrow { color: var(--soft); font-size: 13px; margin-bottom: 4px; }
.state { margin-top: 24px; padding: 18px 22px; border-radius: 10px; border-left: 5px solid currentColor; }
.state strong { display: block; font-size: 20px; margin-bottom: 2px; }
.state p { color: var(--ink); max-width: 76ch; }
.bad { color: var(--bad); background: var(--bad-back); }
.good { color: var(--good); background: var(--good-back); }
.plain { color: var(--plain); background: var(--plain-back); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); margin: 16px 0 0; border: 1px solid var(--line); border-radius: 10px; overflow: hidden; background: var(--card); }
.facts div { padding: 12px 16px; box-shadow: 0 0 0 .5px var(--line); }
.facts dt { color: var(--soft); font-size: 13px; }
.facts dd { margin: 0; font-size: 18px; font-weight: 600; font-variant-numeric: tabular-nums; }
.facts small { display: block; font-weight: 400; font-size: 13px; color: var(--soft); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 480px), 1fr)); gap: 16px; align-items: start; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 16px 18px 12px; break-inside: avoid; }
.card header { display: flex; align-items: baseline; justify-content: space-between; gap: 12px; margin-bottom: 10px; }
.pill { flex: none; border-radius: 99px; padding: 1px 11px; font-size: 13px; font-weight: 600; }
details { margin-top: 8px; font-size: 13.5px; }
summary { cursor: pointer; color: var(--soft); width: fit-content; }
summary:focus-visible { outline: 2px solid var(--now); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; margin: 6px 0 4px; font-variant-numeric: tabular-nums; }
th, td { padding: 3px 8px; border-bottom: 1px solid var(--line); text-align: right; font-weight: 400; }
th:first-child { text-align: left; overflow-wrap: anywhere; }
thead th { color: var(--soft); }
.guide { max-width: 76ch; padding: 0; margin: 0; }
.guide dt { font-weight: 600; margin-top: 12px; }
.guide dd { margin: 0; color: var(--soft); }
footer { margin-top: 40px; color: var(--soft); font-size: 13px; }
@media (forced-colors: active) { .pill, .state { border: 1px solid; } }
@media print { :root { --page: #fff; } main { max-width: none; padding: 0; } }
`.trim();
