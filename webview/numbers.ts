const digits = (value: number, most: number): string =>
  value.toLocaleString('en', { maximumSignificantDigits: most, useGrouping: false });

/** A value of a column, short enough for an axis. */
export const short = (value: number): string => digits(value, 4);

/** A p-value as reports print it: never 0, and not more digits than it is worth. */
export function pValue(value: number): string {
  if (value < 0.0001) return '< 0.0001';
  return value.toLocaleString('en', { maximumFractionDigits: value < 0.01 ? 4 : 3 });
}

export const percent = (share: number): string =>
  `${(share * 100).toLocaleString('en', { maximumFractionDigits: share > 0 && share < 0.1 ? 1 : 0 })} %`;

export const milliseconds = (value: number | null): string => (value === null ? 'none yet' : `${digits(value, 3)} ms`);

/** `1 row`, `200 rows`. */
export const count = (value: number, one: string): string =>
  `${value.toLocaleString('en')} ${one}${value === 1 ? '' : 's'}`;
