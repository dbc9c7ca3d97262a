import { isPredefined } from '../builtins.ts';
import type { SyntaxNode } from '../syntax.ts';
import { importLines } from './pieces.ts';
import { argumentsOf, assignmentIn, elementsOf, type Step, type Trace } from './trace.ts';

/** An expression the model is asked about, without the boxes of its framework around it. */
export interface Unwrapped {
  readonly node: SyntaxNode;
  /** Where the names in it mean what they mean. */
  readonly step: Step;
  /** Puts the boxes back: `xgb.DMatrix(X)`, `torch.tensor(X, dtype=torch.float32)`. */
  wrap(inner: string): string;
  /** Names the boxes need, such as `torch`. */
  readonly needs: readonly string[];
}

/** Boxes that hold one row for one row. */
const boxes =
  /^(?:xgboost\.(?:core\.)?DMatrix|torch\.(?:tensor|from_numpy|as_tensor|Tensor|FloatTensor|DoubleTensor|LongTensor)|torch\.autograd\.Variable|tensorflow\.(?:constant|convert_to_tensor|cast))$/;
/** What a box is given beside the rows and is of no use for an answer. */
const beside = /^(?:label|y|weight|base_margin|device|requires_grad|group|nthread|silent)$/;
/** Methods of a tensor that make each row anew from itself, and those that only move it. */
const shaping = /^(?:float|double|long|half|unsqueeze|type)$/;
const moving = /^(?:to|cuda|cpu|detach|clone|requires_grad_)$/;

/** Takes the boxes off, following names to what they were given. Null where there is none. */
export function unwrap(trace: Trace, node: SyntaxNode, step: Step, depth = 0): Unwrapped | null {
  if (depth > 12) return null;
  const plain = (found: SyntaxNode, at: Step): Unwrapped =>
    unwrap(trace, found, at, depth + 1) ?? { node: found, step: at, wrap: (inner) => inner, needs: [] };
  if (node.type === 'identifier') {
    const given = givenTo(trace, node.text, step);
    return given === null ? null : unwrap(trace, given.node, given.step, depth + 1);
  }
  if (node.type !== 'call') return null;
  const callee = node.child('function');
  const path = trace.callOf(node)?.path ?? '';
  const { positional, keywords, nodes } = argumentsOf(node);
  const first = positional[0] ?? keywords.get('data');
  if (boxes.test(path) && callee !== null && first !== undefined) {
    const inner = plain(first, step);
    const options = nodes.filter((part) => {
      const value = part.child('value');
      const name = part.child('name')?.text ?? '';
      if (part.type !== 'keyword_argument' || value === first || beside.test(name)) return false;
      // What a box reads of the notebook is not there where rows are answered.
      return !/\bdevice\b/.test(part.text) && wordsIn(part).every((word) => isImported(trace, word));
    });
    const given = options.map(({ text }) => `, ${text}`).join('');
    const cast = path === 'tensorflow.cast' && positional[1] !== undefined ? `, ${positional[1].text}` : '';
    const bare = /^torch\.(?:from_numpy)$/.test(path);
    return {
      ...inner,
      wrap: (text) => `${callee.text}(${bare ? `np.asarray(${inner.wrap(text)})` : inner.wrap(text)}${cast}${given})`,
      needs: [...inner.needs, rootText(callee), ...options.flatMap(wordsIn), ...(bare ? ['np'] : [])],
    };
  }
  const object = callee?.type === 'attribute' ? callee.child('object') : null;
  const method = callee?.child('attribute')?.text ?? '';
  if (object === null || !(shaping.test(method) || moving.test(method))) return null;
  const inner = unwrap(trace, object, step, depth + 1);
  if (inner === null) return null;
  const given = node.child('arguments')?.text ?? '()';
  return moving.test(method) ? inner : { ...inner, wrap: (text) => `${inner.wrap(text)}.${method}${given}` };
}

const isImported = (trace: Trace, name: string): boolean =>
  isPredefined(name) ||
  trace.steps.some(({ statement }) => /^import/.test(statement.syntax.type) && statement.defines.includes(name));

/** Lines that import what boxes need. */
export function boxImports(trace: Trace, needs: readonly string[]): readonly string[] {
  const lines = trace.steps.flatMap(({ statement }) =>
    /^import/.test(statement.syntax.type)
      ? importLines(statement.syntax, new Set(statement.defines.filter((name) => needs.includes(name))))
      : [],
  );
  const numpy = needs.includes('np') && !lines.some((line) => /\bnp$/.test(line)) ? ['import numpy as np'] : [];
  return [...new Set([...lines, ...numpy])];
}

const rootText = (callee: SyntaxNode): string => callee.text.split('.')[0] ?? callee.text;
const wordsIn = (node: SyntaxNode): string[] =>
  node.type === 'keyword_argument'
    ? [...(node.child('value')?.text ?? '').matchAll(/(?<![.\w"'])[A-Za-z_]\w*/g)].map(([word]) => word)
    : [];

interface Given {
  readonly node: SyntaxNode;
  readonly step: Step;
}

/** What a name was given last before a step, or in a loop of it over batches. */
function givenTo(trace: Trace, name: string, step: Step): Given | null {
  const inLoop = batchOf(trace, name, step);
  if (inLoop !== null) return inLoop;
  for (let index = step.at - 1; index >= 0; index -= 1) {
    const earlier = trace.steps[index];
    if (earlier === undefined || !earlier.statement.defines.includes(name)) continue;
    const assignment = assignmentIn(earlier.statement.syntax);
    if (assignment === null) return null;
    const targets = elementsOf(assignment.left);
    const values = elementsOf(assignment.right);
    const place = targets.findIndex(({ text }) => text === name);
    if (targets.length === 1) return { node: assignment.right, step: earlier };
    if (targets.length === values.length && values[place] !== undefined) return { node: values[place], step: earlier };
    const path = trace.callOf(assignment.right)?.path ?? '';
    const part = path.endsWith('train_test_split') ? argumentsOf(assignment.right).positional[place >> 1] : undefined;
    return part === undefined ? null : { node: part, step: earlier };
  }
  return null;
}

/** `for xb, yb in loader`, where the loader goes over tensors: the tensor that `xb` is taken from. */
function batchOf(trace: Trace, name: string, step: Step): Given | null {
  const loop = loopOver(step.statement.syntax, name);
  if (loop === null) return null;
  const left = loop.child('left');
  const right = loop.child('right');
  if (left === null || right === null) return null;
  const place = elementsOf(left).findIndex(({ text }) => text === name);
  const loader = callBehind(trace, right, step, /\.DataLoader$/);
  const [dataset] = loader === null ? [] : argumentsOf(loader.node).positional;
  if (loader === null || dataset === undefined) return null;
  const tensors = callBehind(trace, dataset, loader.step, /\.TensorDataset$/);
  const node = tensors === null || place < 0 ? undefined : argumentsOf(tensors.node).positional[place];
  return tensors === null || node === undefined ? null : { node, step: tensors.step };
}

function loopOver(node: SyntaxNode, name: string): SyntaxNode | null {
  if (node.type === 'for_statement') {
    const left = node.child('left');
    if (left !== null && elementsOf(left).some(({ text }) => text === name)) return node;
  }
  for (const part of node.parts) {
    const found = loopOver(part, name);
    if (found !== null) return found;
  }
  return null;
}

function callBehind(trace: Trace, node: SyntaxNode, step: Step, path: RegExp): Given | null {
  if (node.type === 'call') return path.test(trace.callOf(node)?.path ?? '') ? { node, step } : null;
  if (node.type !== 'identifier') return null;
  const given = givenTo(trace, node.text, step);
  return given === null ? null : callBehind(trace, given.node, given.step, path);
}

/** What an expression is without its boxes; the expression itself where it has none. */
export function sourceOf(
  trace: Trace,
  node: SyntaxNode,
  step: Step,
): { readonly node: SyntaxNode; readonly step: Step } {
  const given = node.type === 'identifier' ? batchOf(trace, node.text, step) : null;
  const from = given ?? { node, step };
  return unwrap(trace, from.node, from.step) ?? from;
}
