import { boundIn, namesBound } from '../binding.ts';
import { listedNames } from '../roots.ts';
import type { SyntaxNode } from '../syntax.ts';
import { store } from './assignments.ts';
import type { Visitor, Walk } from './walk.ts';

const ifStatement: Visitor = (walk, node) => {
  const condition = node.child('condition');
  walk.visitAll([condition]);
  const never = condition?.text === 'False' || condition?.text === '0' || condition?.text.endsWith('TYPE_CHECKING');
  // What names there are, or which Python this is: each branch is written for where its names are there.
  const asks =
    condition !== null &&
    /\b(?:globals|locals|dir|vars)\(\)|\bversion_info\b|\bPY[23]\b|\bpython_version/.test(condition.text);
  const { circumstances } = walk;
  const alternatives = node.childrenIn('alternative');
  const runs: (() => void)[] = [
    () => circumstances.forgive(never === true || asks, () => walk.visitAll([node.child('consequence')])),
  ];
  for (const alternative of alternatives) {
    runs.push(() =>
      circumstances.forgive(asks, () =>
        walk.visitAll([alternative.child('condition'), alternative.child('consequence'), alternative.child('body')]),
      ),
    );
  }
  if (!alternatives.some((alternative) => alternative.type === 'else_clause')) runs.push(() => {});
  circumstances.inBranch(() => walk.flow.branches(...runs));
};

const loop: Visitor = (walk, node) => {
  const body = node.child('body');
  const left = node.child('left');
  const { circumstances, flow } = walk;
  walk.visitAll([node.child('right'), node.child('condition')]);
  circumstances.maybe(() =>
    flow.optional(() => {
      // A later turn of the loop sees what an earlier one bound.
      mayBindAll(walk, body);
      if (left !== null) store(walk, left, null);
      const objects = listedNames(node.child('right'));
      if (left?.type === 'identifier' && objects.length > 0) walk.loopAliases.set(left.text, objects);
      walk.visitAll([body]);
      if (left !== null) walk.loopAliases.delete(left.text);
    }),
  );
  circumstances.maybe(() => flow.optional(() => walk.visitAll([node.child('alternative')])));
};

const tryStatement: Visitor = (walk, node) => {
  const { circumstances } = walk;
  const handlers = node.parts.filter((part) => part.type === 'except_clause');
  const body = node.child('body');
  const rest = node.parts.filter((part) => part.type === 'else_clause');
  circumstances.maybe(() =>
    walk.flow.branches(
      () => {
        circumstances.forgive(handlers.some(catchesNameError), () => walk.visitAll([body]));
        walk.visitAll(rest);
      },
      ...handlers.map((handler) => () => {
        mayBindAll(walk, body);
        for (const alias of handler.childrenIn('alias')) store(walk, alias, null);
        const before = new Set(walk.notes.binds);
        circumstances.inBranch(() => walk.visitAll(handler.parts.filter((part) => part.field !== 'alias')));
        for (const name of caughtAs(handler)) if (!before.has(name)) forget(walk, name);
      }),
    ),
  );
  walk.visitAll(node.parts.filter((part) => part.type === 'finally_clause'));
};

/** The names that `except ... as name` binds, and that Python takes away when the handler ends. */
function caughtAs(handler: SyntaxNode): string[] {
  const value = handler.child('value');
  const aliases = [...handler.childrenIn('alias'), ...(value?.type === 'as_pattern' ? value.childrenIn('alias') : [])];
  return aliases.flatMap(boundIn).map((name) => name.text);
}

function forget(walk: Walk, name: string): void {
  if (walk.scopes.of(name) !== null) return;
  walk.flow.unbind(name);
  walk.notes.binds.delete(name);
}

/** `with suppress(NameError):`, and what tests write to see one. */
const withStatement: Visitor = (walk, node) => {
  const [clause] = node.parts.filter(({ type }) => type === 'with_clause');
  const isForgiving = /\b(?:suppress|raises|assertRaises)\([^)]*\b(?:NameError|(?:Base)?Exception)\b/.test(
    clause?.text ?? '',
  );
  walk.visitAll([clause ?? null]);
  walk.circumstances.forgive(isForgiving, () => walk.visitAll([node.child('body')]));
};

function catchesNameError(handler: SyntaxNode): boolean {
  const value = handler.child('value');
  return value === null || /NameError|UnboundLocalError|(?<!\w)(?:Base)?Exception\b/.test(value.text);
}

function mayBindAll(walk: Walk, block: SyntaxNode | null): void {
  if (block !== null) for (const name of namesBound(block).bound) walk.flow.mayBind(name);
}

export const branchVisitors: readonly (readonly [string, Visitor])[] = [
  ['if_statement', ifStatement],
  ['for_statement', loop],
  ['while_statement', loop],
  ['try_statement', tryStatement],
  ['with_statement', withStatement],
];
