import type { SyntaxNode } from '../syntax.ts';
import type { Known } from './known.ts';
import { namesIn } from './naming.ts';
import { argumentsOf, assignmentIn, callsIn, elementsOf, type Step, type Trace } from './trace.ts';

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
  const shaped: Raw = {
    form: known?.shape === 'array' || known?.shape === 'series' ? known.shape : 'frame',
    names: null,
  };
  const called = (path: RegExp): SyntaxNode | undefined =>
    callsIn(right).find((call) => path.test(trace.callOf(call)?.path ?? ''));
  if (called(holdsTables) !== undefined) return { form: /\.endog$/.test(right.text) ? 'series' : 'frame', names: null };
  if (called(makesTables) !== undefined) return shaped;
  if (called(makesArrays) !== undefined) return { form: 'array', names: null };
  const loader = called(packed);
  if (loader !== undefined) return { form: holdsFrame(trace, loader) ? 'frame' : 'array', names: null };
  return packedBehind(trace, step, right) ?? shaped;
}

const makesTables = /^pandas\.(?:DataFrame|Series|concat|merge|read_\w+)/;
/** Data sets of statsmodels: `data` and `exog` are tables, `endog` is a column. */
const holdsTables = /^statsmodels\.(?:api\.)?datasets\./;
const packed = /^sklearn\.datasets\./;

/** Calls whose data are arrays, whatever is done to them. */
const makesArrays = /^numpy\.(?:load|loadtxt|genfromtxt|fromfile)$|(?:^|\.)keras\.datasets\./;

/** What a statement gives to a name: its own part of `X, y = iris.data, iris.target`, the whole value otherwise. */
function givenTo(name: string, { statement }: Step): SyntaxNode | null {
  const assignment = assignmentIn(statement.syntax);
  if (assignment === null) return null;
  const targets = elementsOf(assignment.left);
  const values = elementsOf(assignment.right);
  const own = targets.length === values.length ? values[targets.findIndex(({ text }) => text === name)] : undefined;
  return own ?? assignment.right;
}

/** `as_frame=True`; data sets of OpenML come as tables unless told otherwise. */
function holdsFrame(trace: Trace, call: SyntaxNode): boolean {
  const open = /fetch_openml$/.test(trace.callOf(call)?.path ?? '') && !/as_frame\s*=\s*False/.test(call.text);
  return open || /as_frame\s*=\s*True/.test(call.text);
}

/** `iris.data`, whole or changed, of a data set that was not loaded as a table. */
function packedBehind(trace: Trace, step: Step, node: SyntaxNode): Raw | null {
  if (node.type === 'call' && /train_test_split$/.test(trace.callOf(node)?.path ?? '')) {
    const [first] = argumentsOf(node).positional;
    return first === undefined ? null : packedBehind(trace, step, first);
  }
  for (const root of namesIn(node)) {
    const loaded = trace.steps.findLast(({ at, statement }) => at < step.at && statement.defines.includes(root));
    const right = loaded === undefined ? undefined : assignmentIn(loaded.statement.syntax)?.right;
    if (right === undefined || !packed.test(trace.callOf(right)?.path ?? '') || holdsFrame(trace, right)) continue;
    const whole = /^\w+(?:\.data|\[["']data["']\])$/.test(node.text);
    return { form: 'array', names: whole ? root : null };
  }
  return null;
}
