import { Positions } from '#core/notebook/positions.ts';
import type { Analysis } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { defineNotebookRule } from '../define.ts';
import { roleOfName } from '../support/rows/index.ts';
import { cellAt } from '../support/source.ts';

export const splitOrder = defineNotebookRule(
  {
    id: 'notebook/split-order',
    title: 'The parts of a split get each other’s names',
    severity: 'error',
    item: 'training',
    why: '`train_test_split(X, y)` gives back the training and the test part of X, then those of y. Unpacked in another order, the model learns from the wrong rows, often without an error.',
    source:
      'scikit-learn, `train_test_split`: https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.train_test_split.html',
    bad: `from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split

X, y = load_iris(return_X_y=True)
X_train, y_train, X_test, y_test = train_test_split(X, y, random_state=0)`,
    good: `from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split

X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)`,
    fix: 'Offered: the names in the order of the parts. A choice, because the rows that everything after it works on change.',
  },
  ({ analysis, report }) => {
    for (const { cell, targets, range } of unpackings(analysis)) {
      const order = rightOrder(targets.map(({ text }) => text));
      if (order === null) continue;
      const newText = order.join(', ');
      report(
        { cell, range },
        `\`train_test_split\` gives the training part before the test part, for each table in turn: \`${newText}\`.`,
        { fixes: [{ title: `Unpack as \`${newText}\``, kind: 'offered', edits: [{ cell, range, newText }] }] },
      );
    }
  },
);

interface Unpacking {
  readonly cell: number;
  readonly range: ReturnType<Positions['range']>;
  readonly targets: readonly SyntaxNode[];
}

/** Assignments of a split of one or two tables to as many names as it has parts. */
function unpackings(analysis: Analysis): Unpacking[] {
  return analysis.statements.flatMap((statement) => {
    const splits = new Map(
      statement.calls
        .filter(({ path }) => path === 'sklearn.model_selection.train_test_split')
        .map((call) => [call.syntax, call]),
    );
    if (splits.size === 0) return [];
    const positions = new Positions(cellAt(analysis, statement.cell)?.python ?? '');
    return assignments(statement.syntax).flatMap(({ left, right }) => {
      const call = splits.get(right);
      const tables =
        call?.arguments.filter(({ keyword, text }) => keyword === null && !text.startsWith('*')).length ?? 0;
      const plain = left.parts.every(({ type }) => type === 'identifier') && !left.text.includes('\n');
      if (call === undefined || !plain || left.type !== 'pattern_list' || left.parts.length !== tables * 2) return [];
      return [{ cell: statement.cell, range: positions.range(left.start, left.end), targets: left.parts }];
    });
  });
}

function assignments(node: SyntaxNode): { left: SyntaxNode; right: SyntaxNode }[] {
  const [left, right] = [node.child('left'), node.child('right')];
  const own = node.type === 'assignment' && left !== null && right !== null ? [{ left, right }] : [];
  return [...own, ...node.parts.flatMap(assignments)];
}

/** The names as the parts come, or null where they do so already or do not say enough. */
function rightOrder(names: readonly string[]): string[] | null {
  const roles = names.map(roleOfName);
  if (roles.some((role) => role === null) || new Set(names).size < names.length) return null;
  if (roles.every((role, index) => (role === 'train') === (index % 2 === 0))) return null;
  const groups = Map.groupBy(names, stemOf);
  const ordered = [...groups.values()].map((group) => [
    group.find((name) => roleOfName(name) === 'train'),
    group.find((name) => roleOfName(name) !== 'train'),
  ]);
  if ([...groups.values()].some((group) => group.length !== 2)) return null;
  const flat = ordered.flat();
  return flat.every((name) => name !== undefined) ? flat : null;
}

const stemOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/train(?:ing)?|test(?:ing)?|valid(?:ation)?|val|dev|holdout/, '')
    .replace(/_/g, '');
