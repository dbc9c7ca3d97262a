import { html, say, set, svg } from '../dom.ts';
import { percent } from '../numbers.ts';
import type { Bin } from './bins.ts';

const [width, height] = [320, 96];

/** Bars of reference and now, bin by bin, and the same as a table. Drawn once, then only moved. */
export class Chart {
  readonly element: HTMLElement;
  readonly #name: string;
  readonly #picture = svg('svg', { class: 'chart', viewBox: `0 0 ${width} ${height + 2}`, role: 'img' });
  readonly #axis = html('div', { class: 'axis', 'aria-hidden': 'true' }, html('span'), html('span'));
  readonly #rows = html('tbody');
  #drawn = '';

  constructor(name: string) {
    this.#name = name;
    const head = html(
      'thead',
      {},
      html(
        'tr',
        {},
        html('th', { scope: 'col' }, 'Bin'),
        html('th', { scope: 'col' }, 'Reference'),
        html('th', { scope: 'col' }, 'Now'),
      ),
    );
    const table = html('table', {}, html('caption', {}, `${name}: share of rows by bin`), head, this.#rows);
    this.element = html(
      'div',
      {},
      this.#picture,
      this.#axis,
      html('details', {}, html('summary', {}, 'As a table'), table),
    );
  }

  update(bins: readonly Bin[]): void {
    const labels = JSON.stringify(bins.map(({ label }) => label));
    if (labels !== this.#drawn) this.#draw(bins);
    this.#drawn = labels;
    const highest = Math.max(0.05, ...bins.map(({ reference, now }) => Math.max(reference ?? 0, now)));
    for (const [index, { label, reference, now }] of bins.entries()) {
      const [before, after] = this.#picture.querySelectorAll(`[data-bin="${index}"]`);
      if (before) set(before, bar(reference ?? 0, highest));
      if (after) set(after, bar(now, highest));
      const cells = this.#rows.rows[index]?.cells;
      for (const [at, text] of [label, reference === null ? '–' : percent(reference), percent(now)].entries()) {
        const cell = cells?.[at];
        if (cell) say(cell, text);
      }
    }
    set(this.#picture, { 'aria-label': `${this.#name}. ${inWords(bins)}` });
  }

  #draw(bins: readonly Bin[]): void {
    const step = width / Math.max(1, bins.length);
    const each = Math.min(28, step * 0.38);
    const bars = bins.flatMap(({ label, reference, now }, index) => {
      const middle = (index + 0.5) * step;
      const title = `${label}: reference ${reference === null ? 'unknown' : percent(reference)}, now ${percent(now)}`;
      const one = (kind: string, x: number) =>
        svg('rect', { class: kind, x, width: each, y: height, height: 0, 'data-bin': index }, svg('title', {}, title));
      return [one('reference', middle - each), one('now', middle)];
    });
    const base = svg('line', { class: 'base', x1: 0, x2: width, y1: height + 0.5, y2: height + 0.5 });
    this.#picture.replaceChildren(...bars, base);
    const [first, last] = this.#axis.children;
    if (first) say(first, bins[0]?.label ?? '');
    if (last) say(last, bins.length > 1 ? (bins.at(-1)?.label ?? '') : '');
    this.#rows.replaceChildren(...bins.map(() => html('tr', {}, html('th', { scope: 'row' }), html('td'), html('td'))));
  }
}

function bar(share: number, highest: number): { y: number; height: number } {
  const tall = (share / highest) * (height - 4);
  return { y: Math.round((height - tall) * 10) / 10, height: Math.round(tall * 10) / 10 };
}

/** For those who cannot see it: the bin that changed most. */
function inWords(bins: readonly Bin[]): string {
  const compared = bins.flatMap(({ label, reference, now }) => (reference === null ? [] : [{ label, reference, now }]));
  const [most] = compared.sort((a, b) => Math.abs(b.now - b.reference) - Math.abs(a.now - a.reference));
  if (!most) return 'Nothing to compare with yet; the table below has the shares.';
  return `Largest change: ${most.label}, from ${percent(most.reference)} to ${percent(most.now)}.`;
}
