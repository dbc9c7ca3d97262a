/** The pictures of a drift report, on top of the look of every report. */
export const style = `
.legend { margin-top: 28px; display: flex; flex-wrap: wrap; gap: 6px 20px; color: var(--soft); font-size: 14px; }
.legend svg { width: 14px; height: 14px; vertical-align: -2px; margin-right: 6px; }
.card svg { display: block; width: 100%; height: auto; }
.numbers { display: flex; flex-wrap: wrap; gap: 2px 18px; margin-top: 10px; color: var(--soft); font-size: 13.5px; font-variant-numeric: tabular-nums; }
.numbers b { color: var(--ink); font-weight: 600; }
svg text { fill: var(--soft); font-size: 12px; font-family: inherit; }
svg .tick { text-anchor: middle; }
svg .share, svg .category { text-anchor: end; }
svg .category { fill: var(--ink); font-size: 13px; }
svg .axis { stroke: var(--line); stroke-width: 1.5; }
svg .grid { stroke: var(--grid); }
svg .reference { fill: var(--reference); fill-opacity: .45; stroke: var(--reference-line); stroke-width: 1; stroke-dasharray: 3 2; }
svg .now { fill: var(--now); }
@media (forced-colors: active) { svg .now { fill: CanvasText; } svg .reference { fill: Canvas; stroke: CanvasText; } }
`.trim();
