/** How two printed numbers compare, and their relative difference. */
export interface Compared {
  readonly equal: boolean;
  /** Absolute difference by the larger absolute value; 0 for equal texts. */
  readonly relative: number;
}

/** Below this, values are the noise around zero of 64-bit arithmetic. */
const noise = 1e-12;
/** From this precision on, one step of the last digit printed may come from a difference within tolerance. */
const fine = 1e-5;

/**
 * Compares numbers as they were printed. Whole numbers must be equal. Others may differ by the relative tolerance; where one
 * has fewer decimals, by what rounding to them takes away, from three digits on
 * (0.947 is 0.94737); and by one in the last of six or
 * more digits or decimals.
 */
export function compareNumbers(stored: string, now: string, tolerance: number): Compared {
  const [a, b] = [Number(stored), Number(now)];
  const difference = Math.abs(a - b);
  const scale = Math.max(Math.abs(a), Math.abs(b));
  if (difference === 0) return { equal: true, relative: 0 };
  const relative = Number.isFinite(difference) ? difference / scale : 1;
  if (isWhole(stored) && isWhole(now)) return { equal: false, relative };
  if (relative <= tolerance || difference <= noise) return { equal: true, relative };
  const steps = [stepOf(stored), stepOf(now)];
  const coarser = Math.max(...steps);
  if (steps[0] !== steps[1]) {
    // With fewer digits a value that happens to be short, such as 0.5, would be close to everything around it.
    const isTold = hasDecimals.test(steps[0] === coarser ? stored : now) && scale / coarser >= 100;
    return { equal: isTold && difference <= coarser * 0.5 * (1 + 1e-9), relative };
  }
  const isFine = coarser / scale <= fine || (coarser <= 1e-6 && coarser / scale <= 1e-3 && !/e/i.test(stored + now));
  return { equal: isFine && difference <= coarser * 1.000_001, relative };
}

const hasDecimals = /\.\d/;
const isWhole = (text: string): boolean => /^[-+]?\d+$/.test(text);

/** What one in the last digit printed is worth. */
function stepOf(text: string): number {
  const [, decimals = '', exponent = '0'] = /^[-+]?\d*\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(text) ?? [];
  return 10 ** (Number(exponent) - decimals.length);
}
