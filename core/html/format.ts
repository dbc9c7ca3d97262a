/** Text for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A sentence as HTML: what stands between backticks is code. */
export const prose = (text: string): string => escapeHtml(text).replace(/`([^`\n]+)`/g, '<code>$1</code>');

/** A text as HTML, its web addresses as links; only https, so that nothing else can be made a link of. */
export const linked = (text: string): string =>
  text
    .split(/(https:\/\/[^\s<>"'`]*[\w/#=&+-])/)
    .map((part, index) =>
      index % 2 === 0 ? prose(part) : `<a href="${escapeHtml(part)}" rel="noreferrer">${escapeHtml(part)}</a>`,
    )
    .join('');

/** Whole numbers with thousands separators. */
export const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

/** `1 row`, `2 rows`. */
export const counted = (value: number, noun: string): string => `${whole(value)} ${noun}${value === 1 ? '' : 's'}`;

/** Three significant digits at most, and no trailing zeros. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return `${value}`;
  const size = Math.abs(value);
  if (size >= 1e7 || (size > 0 && size < 1e-4)) return value.toExponential(1);
  return Number.isInteger(value) && size < 1e5 ? `${value}` : Number(value.toPrecision(3)).toLocaleString('en-US');
}

/** A share of one as a percentage, with a decimal below ten. */
export function percent(share: number): string {
  const value = share * 100;
  return `${value === 0 ? '0' : value.toFixed(value < 9.95 ? 1 : 0)} %`;
}

/** A rate somebody chose, as they wrote it. */
export const rate = (share: number): string => `${Number((share * 100).toPrecision(3))} %`;

export function pValue(p: number): string {
  if (p < 0.0001) return '< 0.0001';
  return p < 0.1 ? `${Number(p.toPrecision(2))}` : p.toFixed(2);
}

/** `2026-11-24 00:31 UTC` of an ISO 8601 time in UTC. */
export function moment(iso: string): string {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(iso);
  return match ? `${match[1]} ${match[2]} UTC` : iso;
}

export function milliseconds(value: number | null): string {
  return value === null ? 'none yet' : `${short(value)} ms`;
}
