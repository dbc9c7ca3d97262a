import { boundIn, isComprehension } from '../binding.ts';
import { effectOf } from '../effects/index.ts';
import { literalOf } from '../literal.ts';
import type { SyntaxNode } from '../syntax.ts';
import { argumentsOf, callsIn, elementsOf, type Trace } from './trace.ts';

/** Calls that make a table or an array of what is written out in them. */
const makers = /^pandas\.(?:DataFrame(?:\.from_\w+)?|Series)$|^numpy\.(?:array|asarray)$/;
/** Calls that learn from what they are given first. */
const learns = /\.(?:fit|fit_transform|fit_predict|fit_resample|partial_fit)$/;
/** Those that take the rows for learning at another place. */
const holds = /\.(?:DMatrix|Dataset|TensorDataset)$|^statsmodels\./;

/**
 * Expressions that write out, in the notebook itself, the rows its models learn from: a `pd.DataFrame`, an array, a list of
 * texts or of lists. They are raw rows only where no data is read: beside a data set, what is written out is a look-up table or
 * a row to try the model with.
 */
export function writtenRows(trace: Pick<Trace, 'steps' | 'callOf'>): ReadonlySet<SyntaxNode> {
  const steps = trace.steps.filter(({ statement }) => !/definition$/.test(statement.syntax.type));
  const calls = trace.steps.flatMap(({ statement }) => statement.calls);
  if (calls.some(({ path }) => effectOf(path)?.reads !== undefined || /^sklearn\.datasets\./.test(path)))
    return new Set();
  const found = new Set<SyntaxNode>();
  for (const { at, statement } of steps) {
    for (const { target, value } of bindingsIn(statement.syntax)) {
      if (target.type !== 'identifier' || !isWritten(trace, value)) continue;
      const later = steps.filter((step) => step.at >= at).map((step) => step.statement.syntax);
      if (isLearnedFrom(trace, target.text, later)) found.add(value);
    }
  }
  return found;
}

function isWritten({ callOf }: Pick<Trace, 'callOf'>, node: SyntaxNode): boolean {
  if (node.type === 'call')
    return (
      makers.test(callOf(node)?.path ?? '') &&
      !callsIn(node).some((call) => effectOf(callOf(call)?.path ?? '')?.reads !== undefined)
    );
  if (node.type !== 'list' || node.parts.length < 2) return false;
  const texts = node.parts.every((part) => typeof literalOf(part) === 'string');
  const rows = node.parts.every((part) => (part.type === 'list' || part.type === 'tuple') && part.parts.length > 0);
  return texts || rows;
}

/** Whether a model is fitted to what the name holds, under whatever name that gets on the way. */
function isLearnedFrom(trace: Pick<Trace, 'steps' | 'callOf'>, name: string, later: readonly SyntaxNode[]): boolean {
  const names = new Set([name]);
  const fitting = new Set(
    trace.steps.flatMap(({ statement }) =>
      /\.fit\w*\(/.test(statement.text) ? statement.functions.map((each) => each.name) : [],
    ),
  );
  for (const statement of later) {
    for (const call of callsIn(statement)) {
      const path = trace.callOf(call)?.path ?? '';
      const { positional, keywords } = argumentsOf(call);
      const given = learns.test(path)
        ? [positional[0], keywords.get('X')]
        : holds.test(path) || fitting.has(path)
          ? [...positional, keywords.get('data'), keywords.get('exog')]
          : [];
      if (given.some((node) => node !== undefined && carries(trace, node, names))) return true;
    }
    for (const { target, value } of bindingsIn(statement)) {
      if (!carries(trace, value, names)) continue;
      for (const bound of target.type === 'identifier' ? [target] : boundIn(target)) names.add(bound.text);
    }
  }
  return false;
}

/** Whether an expression's rows may be those of a name; what only names columns, or sets something up, has none. */
function carries(trace: Pick<Trace, 'callOf'>, node: SyntaxNode, names: ReadonlySet<string>): boolean {
  const any = (parts: readonly (SyntaxNode | null | undefined)[]): boolean =>
    parts.some((part) => part !== null && part !== undefined && carries(trace, part, names));
  if (node.type === 'identifier') return names.has(node.text);
  if (node.type === 'subscript') return any([node.child('value')]);
  if (node.type === 'attribute') return any([node.child('object')]);
  if (isComprehension(node))
    return any(node.parts.flatMap((part) => (part.type === 'for_in_clause' ? [part.child('right')] : [])));
  if (node.type !== 'call') return /^(?:lambda|string|dictionary)$/.test(node.type) ? false : any(node.parts);
  const callee = node.child('function');
  const path = trace.callOf(node)?.path ?? '';
  const { positional } = argumentsOf(node);
  if (makers.test(path) || /(?:^|\.)[A-Z]\w*$/.test(path)) return false;
  if (/(?:^|\.)(?:fit_)?transform$/.test(path)) return any(positional.slice(0, 1));
  if (callee?.type === 'attribute' && path.startsWith('<')) return any([callee.child('object')]);
  const object = callee?.type === 'attribute' ? callee.child('object') : null;
  return any([object, ...(path === 'map' ? positional : positional.slice(0, 1))]);
}

/** What gets which value, one by one where a statement says so; a loop's name gets what it goes over. */
function bindingsIn(node: SyntaxNode): { readonly target: SyntaxNode; readonly value: SyntaxNode }[] {
  const left = node.child('left');
  const right = node.child('right');
  const inner = node.parts.flatMap((part) => (/definition$|^call$/.test(part.type) ? [] : bindingsIn(part)));
  if (left === null || right === null || !/^(?:assignment|for_statement)$/.test(node.type)) return inner;
  const targets = elementsOf(left);
  const values = elementsOf(right);
  const split = right.type === 'call' && /train_test_split$/.test(right.child('function')?.text ?? '');
  const given = split ? argumentsOf(right).positional : [];
  const own = targets.map((target, index) => ({
    target,
    value: (split ? given[index >> 1] : targets.length === values.length ? values[index] : undefined) ?? right,
  }));
  return [...own, ...inner];
}
