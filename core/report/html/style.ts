/** What the report of a check has on top of the look of every report. */
export const style = `
.pill.attention, .state.attention { color: var(--warn); background: var(--warn-back); }
:root { --warn: #8a5a00; --warn-back: #fdf3dc; }
@media (prefers-color-scheme: dark) { :root { --warn: #f0c36b; --warn-back: #352a12; } }
.items { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 480px), 1fr)); gap: 12px; align-items: start; }
.meter { height: 8px; border-radius: 4px; background: var(--line); overflow: hidden; margin: 10px 0 18px; max-width: 480px; }
.meter span { display: block; height: 100%; background: var(--good); }
.checks { list-style: none; padding: 0; margin: 0; }
.checks li { padding: 8px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.checks li:first-child { border-top: 0; }
.checks small { display: block; color: var(--soft); font-size: 13.5px; }
.checks .next { color: var(--ink); }
.where { font-family: ui-monospace, Consolas, monospace; font-size: 12.5px; color: var(--soft); }
table.findings td, table.findings th { text-align: left; vertical-align: top; padding: 5px 10px 5px 0; overflow-wrap: anywhere; }
table.findings td:first-child, table.findings .pill { white-space: nowrap; overflow-wrap: normal; }
table.findings td:nth-child(4) { font-size: 12.5px; width: 22%; }
a { color: var(--now); }
.card header h3, .guide dt, .guide dd { overflow-wrap: anywhere; }
.items > *, .checks > li { min-width: 0; }
.block { margin: 8px 0 0; padding-left: 20px; }
@media (max-width: 560px) { table.findings thead { display: none; } table.findings td { display: block; border: 0; padding: 0; } table.findings tr { display: block; padding: 8px 0; border-bottom: 1px solid var(--line); } }
`.trim();
