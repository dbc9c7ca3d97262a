import type { Statement } from '#core/python/model.ts';
import type { Spot } from '../define.ts';
import { isSameStart } from './source.ts';
import { nodesOf } from './walk.ts';

/** Whether what is computed at a place only decides whether the run goes on: `assert`, or an `if` that raises. It is shown to nobody. */
export function isGate({ kind, calls, syntax }: Statement, { range }: Spot): boolean {
  if (kind === 'assert_statement') return true;
  const condition = kind === 'if_statement' ? syntax.child('condition') : null;
  const body = syntax.child('consequence');
  if (condition === null || body === null || !stops(body.text, nodesOf(body, 'raise_statement').length)) return false;
  const call = calls.find((each) => isSameStart(each.range, range));
  return call !== undefined && condition.holds(call.syntax);
}

const stops = (body: string, raised: number): boolean => raised > 0 || /\b(?:sys\.exit|exit|quit)\(/.test(body);
