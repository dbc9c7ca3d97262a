import type { SyntaxNode } from '#core/python/syntax.ts';
import type { Run } from './run.ts';
import type { Value } from './value.ts';

/** Whether a condition holds, from what is known of the values in it: `fit is None`, `not scaler`, `mode == "train"`; else null. */
export function truthOf(run: Run, node: SyntaxNode): boolean | null {
  switch (node.type) {
    case 'parenthesized_expression':
    case 'not_operator': {
      const inner = node.child('argument') ?? node.parts[0];
      const truth = inner === undefined ? null : truthOf(run, inner);
      return truth === null || node.type === 'parenthesized_expression' ? truth : !truth;
    }
    case 'boolean_operator':
      return combined(run, node);
    case 'comparison_operator':
      return compared(run, node);
    case 'identifier':
      return truthOfValue(run.lookUp(node.text));
    case 'true':
      return true;
    case 'false':
    case 'none':
      return false;
    default:
      return null;
  }
}

function combined(run: Run, node: SyntaxNode): boolean | null {
  const [left, right] = [node.child('left'), node.child('right')].map((side) => side && truthOf(run, side));
  const decides = node.child('operator')?.text === 'or';
  if (left === decides || right === decides) return decides;
  return left === null || right === null ? null : !decides;
}

function compared(run: Run, node: SyntaxNode): boolean | null {
  const sides = node.parts.filter(({ field }) => field !== 'operators');
  const operator = node
    .childrenIn('operators')
    .map(({ text }) => text)
    .join(' ');
  const [left, right] = sides;
  if (left?.type !== 'identifier' || right === undefined || sides.length !== 2) return null;
  const value = run.lookUp(left.text);
  const other = run.evaluate(right);
  if (value === undefined || other.kind !== 'constant') return null;
  const same = value.kind === 'constant' ? value.value === other.value : other.value === null ? isNone(value) : null;
  if (same === null) return null;
  if (operator === 'is' || operator === '==') return same;
  return operator === 'is not' || operator === '!=' ? !same : null;
}

/** An object that is known is not None. */
const isNone = ({ kind }: Value): boolean | null => (kind === 'opaque' ? null : false);

function truthOfValue(value: Value | undefined): boolean | null {
  if (value?.kind === 'constant') return Boolean(value.value);
  return value?.kind === 'estimator' ? true : null;
}
