import type { SyntaxNode } from '#core/python/syntax.ts';
import { assign } from './assign.ts';
import { stringsIn, without } from './columns.ts';
import { scoresIn } from './combine.ts';
import type { Frame } from './frame.ts';
import { learnedIn, outside, withLearned } from './learned.ts';
import { elementOf, iterated, listed } from './loops.ts';
import { isChoice } from './measures.ts';
import type { Run } from './run.ts';
import { truthOf } from './truth.ts';
import { nothing } from './value.ts';

/** What statements need beyond what expressions do: the frame under way, and ways that part and meet. */
export interface Flow extends Run {
  readonly frame: Frame | undefined;
  /** In no function. */
  readonly isOutside: boolean;
  /** There is no more time for this notebook. */
  readonly isSpent: boolean;
  /** Each branch from the same state; afterwards a name holds what all of them say. */
  branch(branches: readonly (() => void)[]): void;
  inLoop(node: SyntaxNode, turns: (frame: Frame) => void): void;
  /** What was changed under another name is changed for the name it came from. */
  pass(frame: Frame, name: string, from: SyntaxNode): void;
}

/** Runs a statement in thought. */
export function execute(run: Flow, node: SyntaxNode): void {
  if (run.isSpent) return;
  const statement = statements.get(node.type);
  if (statement === undefined) run.evaluate(node);
  else statement(run, node);
}

/** Runs a block until it has returned. */
export function executeBlock(run: Flow, block: SyntaxNode): void {
  for (const part of block.parts) if (run.frame?.ended !== true) execute(run, part);
}

type Execute = (run: Flow, node: SyntaxNode) => void;

const eachPart: Execute = (run, node) => {
  for (const part of node.parts) execute(run, part);
};

const noRows: Execute = () => {};

const assignment: Execute = (run, node) => {
  const left = node.child('left');
  const right = node.child('right');
  if (left === null || right === null) return;
  if (right.type === 'assignment') {
    assignment(run, right);
    const inner = right.child('left');
    assign(run, left, inner === null ? nothing : run.evaluate(inner));
    return;
  }
  assign(run, left, run.evaluate(right));
};

const augmentedAssignment: Execute = (run, node) => {
  const left = node.child('left');
  const right = node.child('right');
  if (left === null || right === null) return;
  const before = run.evaluate(left);
  const value = run.evaluate(right);
  if (before.kind === 'rows') {
    assign(run, left, withLearned(before, learnedIn(value)));
  } else if (scoresIn(value).length > 0) {
    assign(run, left, { ...nothing, scores: [...scoresIn(before), ...scoresIn(value)] });
  }
};

const functionDefinition: Execute = (run, node) => {
  const name = node.child('name')?.text ?? '';
  run.bind(name, { kind: 'function', node, statement: run.frame?.statement.id ?? 0, enclosing: run.closure });
};

/** One that inherits has methods nobody sees here; one of PyTorch's modules makes models. */
const classDefinition: Execute = (run, node) => {
  const bases = node.child('superclasses')?.parts ?? [];
  const makes = bases.some(({ text }) => /(?:^|\.)(?:Lightning)?Module$/.test(text)) ? 'model' : 'object';
  if (makes === 'object' && bases.some(({ text }) => text !== 'object')) return;
  run.bind(node.child('name')?.text ?? '', { kind: 'class', node, statement: run.frame?.statement.id ?? 0, makes });
};

const leave: Execute = (run, node) => {
  const { frame } = run;
  if (frame === undefined) return;
  const values = node.parts.map((part) => run.evaluate(part));
  if (node.type === 'return_statement') frame.returned.push(...values);
  frame.ended = true;
};

const ifStatement: Execute = (run, node) => {
  const branches: (() => void)[] = [];
  for (const clause of [node, ...node.childrenIn('alternative')]) {
    const condition = clause.child('condition');
    const then = clause.child('consequence') ?? clause.child('body');
    const truth = condition === null ? true : decided(run, condition);
    if (truth !== false)
      branches.push(() => {
        if (condition !== null) run.evaluate(condition);
        if (condition !== null && clause === node) better(run, condition, then);
        if (then !== null) executeBlock(run, then);
      });
    if (truth === true) break;
    if (clause === (node.childrenIn('alternative').at(-1) ?? node)) branches.push(() => {});
  }
  run.branch(branches);
};

/** In a function, by what it was called with. Elsewhere constants are switches that the reader turns, and in a loop they change. */
function decided(run: Flow, condition: SyntaxNode): boolean | null {
  const { frame } = run;
  if (frame === undefined || run.isOutside || frame.loops.length > 0) return null;
  return truthOf(run, condition);
}

/** `if score > best: best = score`, in a loop: the better one is kept. */
function better(run: Flow, condition: SyntaxNode, then: SyntaxNode | null): void {
  const comparison = condition.type === 'parenthesized_expression' ? condition.parts[0] : condition;
  if (comparison?.type !== 'comparison_operator' || then === null) return;
  const sides = comparison.parts.filter(({ field }) => field !== 'operators');
  if (!sides.every(({ type }) => type === 'identifier' || type === 'attribute')) return;
  const scores = sides.flatMap((side) => scoresIn(run.evaluate(side)));
  const keeps = then.parts.some((part) => {
    const left = part.parts[0]?.type === 'assignment' ? part.parts[0].child('left') : null;
    const targets = left === null || /^(?:identifier|attribute)$/.test(left.type) ? [left] : left.parts;
    return targets.some((target) => sides.some(({ text }) => text === target?.text));
  });
  if (keeps && isChoice(scores)) run.emit({ kind: 'pick', ...run.here(comparison), scores });
}

/** Items of a literal list that a loop is run over one by one. */
const unrolled = 6;

const forStatement: Execute = (run, node) => {
  const left = node.child('left');
  const right = node.child('right');
  const body = node.child('body');
  if (left === null || right === null || body === null) return;
  const over = iterated(run, right);
  const items =
    over.kind === 'list' && over.whole && over.items.length > 0 && over.items.length <= unrolled
      ? over.items
      : [elementOf(run, over)];
  run.inLoop(node, (frame) => {
    items.forEach((item, index) => {
      assign(run, left, item);
      frame.rebound.clear();
      frame.changed.clear();
      executeBlock(run, body);
      const from = listed(right)[index];
      if (from !== undefined && left.type === 'identifier') run.pass(frame, left.text, from);
    });
  });
};

const whileStatement: Execute = (run, node) => {
  run.inLoop(node, () => {
    const condition = node.child('condition');
    if (condition !== null) run.evaluate(condition);
    const body = node.child('body');
    if (body !== null) executeBlock(run, body);
  });
};

const withStatement: Execute = (run, node) => {
  for (const clause of node.parts) {
    if (clause.type === 'block') executeBlock(run, clause);
    else
      for (const item of clause.parts) {
        const value = item.child('value');
        if (value !== null) run.evaluate(value.type === 'as_pattern' ? (value.parts[0] ?? value) : value);
      }
  }
};

const tryStatement: Execute = (run, node) => {
  const body = node.child('body');
  const handlers = node.parts.filter(({ type }) => type === 'except_clause');
  const rest = node.parts.filter(({ type }) => type === 'else_clause' || type === 'finally_clause');
  const blocks = [body, ...handlers.map((handler) => handler.parts.find(({ type }) => type === 'block') ?? null)];
  run.branch(blocks.map((block) => () => void (block !== null && executeBlock(run, block))));
  for (const clause of rest) for (const part of clause.parts) if (part.type === 'block') executeBlock(run, part);
};

const deletion: Execute = (run, node) => {
  for (const target of node.parts.flatMap((part) => (part.type === 'expression_list' ? part.parts : [part]))) {
    const object = target.child('value');
    const index = target.childrenIn('subscript')[0];
    if (target.type === 'identifier') run.bind(target.text, nothing);
    if (object?.type !== 'identifier' || index === undefined) continue;
    const table = run.lookUp(object.text);
    const names = index.type === 'slice' ? null : stringsIn(run.evaluate(index));
    if (table?.kind === 'rows')
      run.bind(object.text, {
        ...table,
        columns: without(table.columns, names),
        learned: outside(table.learned, names),
      });
  }
};

/** By the grammar's types; what is not here is an expression. */
const statements: ReadonlyMap<string, Execute> = new Map([
  ['expression_statement', eachPart],
  ['decorated_definition', eachPart],
  ['assignment', assignment],
  ['augmented_assignment', augmentedAssignment],
  ['function_definition', functionDefinition],
  ['return_statement', leave],
  ['raise_statement', leave],
  ['if_statement', ifStatement],
  ['for_statement', forStatement],
  ['while_statement', whileStatement],
  ['with_statement', withStatement],
  ['try_statement', tryStatement],
  ['delete_statement', deletion],
  ['class_definition', classDefinition],
  ['import_statement', noRows],
  ['import_from_statement', noRows],
  ['future_import_statement', noRows],
  ['decorator', noRows],
  ['pass_statement', noRows],
  ['global_statement', noRows],
]);
