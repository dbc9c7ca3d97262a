/**
 * Alarm expressions of `slipway.yaml`: `METRIC [(ARGUMENT)] OPERATOR NUMBER[UNIT] over COUNT requests|DURATION`, such as
 * `drift(bill_length_mm) > 0.1 over 200 requests`, `p99(latency) > 200ms over 5m` or `success_rate < 99% over 10m`.
 */
export interface Alarm {
  readonly metric: MetricName;
  /** Column of `drift` and `missing`; null for the others. */
  readonly column: string | null;
  readonly operator: '>' | '>=' | '<' | '<=';
  /** Milliseconds for latencies, 0 to 1 for shares, as written for drift. */
  readonly threshold: number;
  readonly window: AlarmWindow;
}

export type AlarmWindow =
  | { readonly kind: 'requests'; readonly count: number }
  | { readonly kind: 'time'; readonly seconds: number };

/** What an alarm may look at. `argument`: what stands in parentheses. `quantity`: how its threshold is written. */
export const metrics = {
  drift: {
    argument: 'column',
    quantity: 'number',
    what: 'population stability index of a column, reference against the window',
  },
  missing: { argument: 'column', quantity: 'share', what: 'share of rows in which a column is missing' },
  p50: { argument: 'latency', quantity: 'duration', what: 'median time to answer' },
  p90: { argument: 'latency', quantity: 'duration', what: 'time within which nine in ten requests were answered' },
  p95: { argument: 'latency', quantity: 'duration', what: 'time within which 95 in 100 requests were answered' },
  p99: { argument: 'latency', quantity: 'duration', what: 'time within which 99 in 100 requests were answered' },
  success_rate: { argument: null, quantity: 'share', what: 'share of requests that were answered' },
  error_rate: { argument: null, quantity: 'share', what: 'share of requests that failed' },
} as const satisfies Record<
  string,
  { argument: 'column' | 'latency' | null; quantity: 'number' | 'share' | 'duration'; what: string }
>;
export type MetricName = keyof typeof metrics;
export const metricNames = Object.keys(metrics).filter((name): name is MetricName => name in metrics);

/** Why an expression is none, where (offsets into it), and the words that could stand there. */
export interface AlarmError {
  readonly reason: string;
  readonly start: number;
  readonly end: number;
  readonly expected: readonly string[];
}

export type AlarmOutcome =
  | { readonly ok: true; readonly value: Alarm }
  | { readonly ok: false; readonly error: AlarmError };

interface Token {
  readonly kind: 'word' | 'quoted' | 'number' | 'operator' | 'mark' | 'other' | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const pattern =
  /\s*(?:(?<quoted>"[^"]*"|'[^']*')|(?<number>\d+(?:\.\d+)?)|(?<word>[\p{L}_][\p{L}\p{N}_.-]*)|(?<operator>>=|<=|>|<)|(?<mark>[()%])|(?<other>\S))/uy;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [kind, found] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? ['other', ''];
    const end = pattern.lastIndex;
    tokens.push({ kind: kindOfToken(kind), text: found ?? '', start: end - (found ?? '').length, end });
  }
  return [...tokens, { kind: 'end', text: '', start: text.length, end: text.length }];
}

const kinds: readonly Token['kind'][] = ['word', 'quoted', 'number', 'operator', 'mark'];
const kindOfToken = (name: string) => kinds.find((kind) => kind === name) ?? 'other';

class Refusal extends Error {
  readonly error: AlarmError;
  constructor(reason: string, { start, end }: { start: number; end: number }, expected: readonly string[]) {
    super(reason);
    this.error = { reason, start, end, expected };
  }
}

/** Reads an alarm expression. Any text is allowed; what is wrong is told with its place. */
export function parseAlarm(text: string): AlarmOutcome {
  const tokens = tokensOf(text);
  let at = 0;
  const end: Token = { kind: 'end', text: '', start: text.length, end: text.length };
  const peek = (): Token => tokens[at] ?? end;
  const refuse = (reason: string, expected: readonly string[] = [], token = peek()) =>
    new Refusal(reason, token, expected);
  const take = (kind: Token['kind'], what: string, expected: readonly string[] = []): Token => {
    const token = peek();
    if (token.kind !== kind || (expected.length > 0 && !expected.includes(token.text)))
      throw refuse(
        token.kind === 'end' ? `${what} is missing at the end.` : `${what} is expected, not ${token.text}.`,
        expected,
      );
    at++;
    return token;
  };

  try {
    const name = take('word', 'A metric');
    const metric = metricNames.find((each) => each === name.text);
    if (!metric) throw refuse(`${name.text} is not a metric.`, metricNames, name);
    const { argument, quantity } = metrics[metric];
    const column = argument === null ? noArgument(metric) : readArgument(metric, argument);
    const operator = (['>=', '<=', '>', '<'] as const).find((each) => each === peek().text);
    if (!operator) throw refuse('A comparison is expected: >, >=, < or <=.', ['>', '>=', '<', '<=']);
    at++;
    const threshold = readThreshold(quantity);
    take('word', '"over" and a window', ['over']);
    const window = readWindow();
    if (peek().kind !== 'end') throw refuse(`Nothing may follow the window, and ${peek().text} does.`);
    return { ok: true, value: { metric, column, operator, threshold, window } };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.error };
    throw error;
  }

  function noArgument(metric: MetricName): null {
    if (peek().text === '(') throw refuse(`${metric} takes nothing in parentheses.`);
    return null;
  }

  function readArgument(metric: MetricName, argument: 'column' | 'latency'): string | null {
    const what = argument === 'column' ? `a column, as in ${metric}(age)` : `${metric}(latency)`;
    if (peek().text !== '(') throw refuse(`${metric} needs ${what}.`, ['(']);
    at++;
    const token = peek();
    if (argument === 'latency') take('word', '"latency"', ['latency']);
    else if (token.kind === 'word' || token.kind === 'quoted') at++;
    else throw refuse(`${metric} needs ${what}; quote a name that is more than letters, digits and _.`);
    if (peek().text !== ')') throw refuse('A closing parenthesis is expected.', [')']);
    at++;
    if (argument === 'latency') return null;
    return token.kind === 'quoted' ? token.text.slice(1, -1) : token.text;
  }

  function readThreshold(quantity: 'number' | 'share' | 'duration'): number {
    const token = take('number', 'A number');
    const number = Number(token.text);
    const unit = peek();
    if (quantity === 'number') return number;
    if (quantity === 'share') {
      const percent = unit.text === '%';
      if (percent) at++;
      const share = percent ? number / 100 : number;
      if (share > 1)
        throw refuse(
          `${token.text}${percent ? '%' : ''} is more than everything; a share is 0% to 100%.`,
          ['%'],
          token,
        );
      return share;
    }
    if (unit.text !== 'ms' && unit.text !== 's') throw refuse('A latency needs its unit: ms or s.', ['ms', 's']);
    at++;
    return unit.text === 's' ? number * 1000 : number;
  }

  function readWindow(): AlarmWindow {
    const token = take('number', 'The window: a number of requests or a time such as 5m');
    const number = Number(token.text);
    const unit = take('word', 'The unit of the window', ['requests', 's', 'm', 'h', 'd']);
    if (number <= 0) throw refuse('A window of nothing never ends.', [], token);
    if (unit.text === 'requests') {
      if (!Number.isInteger(number)) throw refuse('Requests come whole.', [], token);
      return { kind: 'requests', count: number };
    }
    const seconds = { s: 1, m: 60, h: 3600, d: 86_400 }[unit.text];
    return { kind: 'time', seconds: number * (seconds ?? 1) };
  }
}
