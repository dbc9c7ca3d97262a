/** Coefficients of the Lanczos approximation, g = 607/128 and 15 terms (P. Godfrey, 2001): 15 digits on the right half plane. */
const lanczos = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202,
  3.399464998481189e-5, 4.652362892704858e-5, -9.837447530487956e-5, 0.0001580887032249125, -0.00021026444172410488,
  0.00021743961811521265, -0.0001643181065367639, 8.441822398385275e-5, -2.6190838401581408e-5, 3.6899182659531625e-6,
];
const g = 607 / 128;
const tiny = 1e-300;
const precision = 1e-16;
const mostTerms = 100_000;

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  let sum = lanczos[0] ?? 1;
  for (let index = 1; index < lanczos.length; index++) sum += (lanczos[index] ?? 0) / (x + index - 1);
  const t = x + g - 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * Regularised upper incomplete gamma function Q(a, x) for a > 0 and x >= 0.
 * By its series below a + 1, by Lentz's continued fraction above (Numerical Recipes, 3rd ed., 6.2).
 */
export function upperGamma(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) throw new RangeError(`Q(a, x) needs a > 0 and x >= 0, not a = ${a} and x = ${x}.`);
  if (x === 0) return 1;
  if (x === Infinity) return 0;
  const factor = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - factor * lowerSeries(a, x) : factor * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let index = 1; index < mostTerms && term > sum * precision; index++) {
    term *= x / (a + index);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let index = 1; index < mostTerms; index++) {
    const an = -index * (index - a);
    b += 2;
    d = 1 / notZero(an * d + b);
    c = notZero(b + an / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < precision) break;
  }
  return h;
}

const notZero = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
