import { rootOf } from '../roots.ts';
import type { SyntaxNode } from '../syntax.ts';
import type { Known } from './known.ts';
import { argumentsOf, assignmentIn, elementsOf, type Step, type Trace } from './trace.ts';

/**
 * What holds the raw rows. Outside they are always a table; `series`, `array` and `list` are made of one again before the
 * notebook's own statements see them. `array` stands for what may be one: only the run can tell.
 */
export type RawForm = 'frame' | 'series' | 'array' | 'list';

export interface Raw {
  readonly form: RawForm;
  /** Name of the data set whose `feature_names` are those of the columns; null where the columns have none, or their own. */
  readonly names: string | null;
}

/** `known` is what the name is after the statement that makes the raw rows. */
export function rawOf(trace: Trace, name: string, step: Step, known: Known | undefined): Raw {
  const right = givenTo(name, step);
  if (right === null) return { form: 'frame', names: null };
  if (right.type === 'list' || right.type === 'tuple') return { form: 'list', names: null };
  const path = trace.callOf(right)?.path ?? '';
  if (isPacked(path)) return { form: holdsFrame(right, path) ? 'frame' : 'array', names: null };
  const packed = packedBehind(trace, step, right);
  if (packed !== null) return packed;
  if (known?.shape === 'array') return { form: 'array', names: null };
  return { form: known?.shape === 'series' ? 'series' : 'frame', names: null };
}

/** What a statement gives to a name: its own part of `X, y = iris.data, iris.target`, the whole value otherwise. */
function givenTo(name: string, { statement }: Step): SyntaxNode | null {
  const assignment = assignmentIn(statement.syntax);
  if (assignment === null) return null;
  const targets = elementsOf(assignment.left);
  const values = elementsOf(assignment.right);
  const own = targets.length === values.length ? values[targets.findIndex(({ text }) => text === name)] : undefined;
  return own ?? assignment.right;
}

const isPacked = (path: string): boolean => /^sklearn\.datasets\./.test(path);

/** `as_frame=True`; data sets of OpenML come as tables unless told otherwise. */
const holdsFrame = (call: SyntaxNode, path: string): boolean =>
  /as_frame\s*=\s*True/.test(call.text) || (/fetch_openml$/.test(path) && !/as_frame\s*=\s*False/.test(call.text));

/** `iris.data[:, :2]`, or a split of it, of a data set that was not loaded as a table. */
function packedBehind(trace: Trace, step: Step, node: SyntaxNode): Raw | null {
  if (node.type === 'call' && /train_test_split$/.test(trace.callOf(node)?.path ?? '')) {
    const [first] = argumentsOf(node).positional;
    return first === undefined ? null : packedBehind(trace, step, first);
  }
  const root = node.type === 'attribute' || node.type === 'subscript' ? rootOf(node) : null;
  const loaded = trace.steps.findLast(({ at, statement }) => at < step.at && statement.defines.includes(root ?? ''));
  const right = loaded === undefined ? undefined : assignmentIn(loaded.statement.syntax)?.right;
  const path = right === undefined ? '' : (trace.callOf(right)?.path ?? '');
  if (right === undefined || root === null || !isPacked(path) || holdsFrame(right, path)) return null;
  const whole = /^\w+(?:\.data|\[["']data["']\])$/.test(node.text);
  return { form: 'array', names: whole ? root : null };
}
