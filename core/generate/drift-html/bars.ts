import { escapeHtml, percent, rate, short } from '#core/html/format.ts';
import type { Bin } from './bins.ts';

/** Shares of rows as inline SVG: columns over a numeric axis, lines of bars for categories. Styled by the page. */
export function bars(bins: readonly Bin[], edges: readonly number[] | null, title: string): string {
  const label = escapeHtml(title);
  return edges ? columns(bins, edges, label) : rows(bins, label);
}

const width = 520;
const left = 44;
const right = 8;

function columns(bins: readonly Bin[], edges: readonly number[], title: string): string {
  const height = 150;
  const top = 10;
  const peak = ceiling(greatest(bins));
  const scale = (share: number) => (share / peak) * height;
  const gap = bins.some((bin) => bin.apart) ? 24 : 0;
  const step = (width - left - right - gap) / bins.length;
  const wide = Math.min(30, step * 0.4);
  const x = (index: number) => left + index * step + (bins[index]?.apart === true ? gap : 0);
  const parts = [grid(peak, top, height)];
  for (const [index, bin] of bins.entries()) {
    const middle = x(index) + step / 2;
    const start = bin.reference ? middle - wide : middle - wide / 2;
    const reference = bin.reference ? column('reference', start, scale(bin.reference.share)) : '';
    const now = column('now', bin.reference ? middle : start, scale(bin.now.share));
    parts.push(`<g><title>${escapeHtml(sentence(bin))}</title>${reference}${now}</g>`);
    if (bin.apart)
      parts.push(`<text class="tick" x="${round(middle)}" y="${top + height + 16}">${escapeHtml(bin.label)}</text>`);
  }
  // An edge stands between two bins; labels that would touch are left out.
  const every = Math.max(1, Math.ceil(46 / step));
  for (const [index, edge] of edges.entries()) {
    const at = round(left + (index + 1) * step);
    parts.push(`<line class="axis" x1="${at}" x2="${at}" y1="${top + height}" y2="${top + height + 4}"/>`);
    if (index % every === 0) parts.push(`<text class="tick" x="${at}" y="${top + height + 16}">${short(edge)}</text>`);
  }
  return `<svg role="img" viewBox="0 0 ${width} ${top + height + 22}" aria-label="${title}">${parts.join('')}</svg>`;

  function column(kind: string, from: number, tall: number): string {
    const y = top + height - tall;
    return `<rect class="${kind}" x="${round(from)}" y="${round(y)}" width="${round(wide)}" height="${round(Math.max(tall, 0.75))}" rx="2"/>`;
  }
}

function grid(peak: number, top: number, height: number): string {
  const lines = [0, 0.5, 1].map((part) => {
    const y = round(top + height - part * height);
    const label = `<text class="share" x="${left - 6}" y="${y + 4}">${rate(peak * part)}</text>`;
    return `<line class="${part === 0 ? 'axis' : 'grid'}" x1="${left}" x2="${width - right}" y1="${y}" y2="${y}"/>${label}`;
  });
  return lines.join('');
}

function rows(bins: readonly Bin[], title: string): string {
  const line = 34;
  const from = 150;
  const longest = width - from - 48;
  const peak = Math.max(0.05, greatest(bins));
  const parts = bins.map((bin, index) => {
    const y = index * line + 4;
    const bar = (kind: string, share: number, at: number) => {
      const long = round(Math.max(0.75, (share / peak) * longest));
      return `<rect class="${kind}" x="${from}" y="${at}" width="${long}" height="11" rx="2"/><text class="value" x="${round(from + long + 6)}" y="${at + 9.5}">${percent(share)}</text>`;
    };
    const reference = bin.reference ? bar('reference', bin.reference.share, y) : '';
    const now = bar('now', bin.now.share, bin.reference ? y + 13 : y + 6);
    const name = `<text class="category" x="${from - 10}" y="${y + 16}">${escapeHtml(cut(bin.label))}</text>`;
    return `<g><title>${escapeHtml(sentence(bin))}</title>${name}${reference}${now}</g>`;
  });
  const tall = bins.length * line + 4;
  const axis = `<line class="axis" x1="${from}" x2="${from}" y1="0" y2="${tall}"/>`;
  return `<svg role="img" viewBox="0 0 ${width} ${tall}" aria-label="${title}">${parts.join('')}${axis}</svg>`;
}

function sentence(bin: Bin): string {
  const now = `now ${percent(bin.now.share)}`;
  return bin.reference ? `${bin.label}: reference ${percent(bin.reference.share)}, ${now}` : `${bin.label}: ${now}`;
}

const greatest = (bins: readonly Bin[]): number =>
  Math.max(...bins.flatMap((bin) => [bin.now.share, bin.reference?.share ?? 0]));

/** The next share whose half is a round number, too. */
const ceiling = (share: number): number =>
  [0.04, 0.06, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8].find((step) => step >= share) ?? 1;

const round = (value: number): number => Math.round(value * 10) / 10;
const cut = (text: string): string => (text.length > 20 ? `${text.slice(0, 19)}…` : text);
