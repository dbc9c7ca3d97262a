import type { SyntaxNode } from '../syntax.ts';

/**
 * Strings that are one of several for the same name, each for another place: in the branches of an `if` or a `try`, in a conditional
 * expression, or in a list that a loop looks for the first one that is there. Whoever wrote that knows that the path is not everywhere.
 */
export function stringsByPlace(node: SyntaxNode): readonly SyntaxNode[] {
  switch (node.type) {
    case 'conditional_expression':
      return [node.parts[0], node.parts[2]].flatMap((part) => (part?.type === 'string' ? [part] : []));
    case 'if_statement':
    case 'try_statement':
      return inBranches(node.parts.flatMap((part) => (part.type === 'block' ? [part] : blocksOf(part))));
    case 'for_statement':
      return /\b(?:exists|is_?file|is_?dir)\(/.test(node.child('body')?.text ?? '')
        ? stringsOf(node.child('right'))
        : [];
    default:
      return [];
  }
}

const blocksOf = (clause: SyntaxNode): readonly SyntaxNode[] =>
  /_clause$/.test(clause.type) ? clause.parts.filter(({ type }) => type === 'block') : [];

function inBranches(branches: readonly SyntaxNode[]): readonly SyntaxNode[] {
  const assigned = branches.map((branch) =>
    branch.parts.flatMap((statement) => {
      const [assignment] = statement.parts;
      const left = assignment?.type === 'assignment' ? assignment.child('left') : null;
      return left?.type === 'identifier'
        ? [{ name: left.text, strings: stringsOf(assignment?.child('right') ?? null) }]
        : [];
    }),
  );
  const isElsewhere = (name: string, branch: number): boolean =>
    assigned.some((others, index) => index !== branch && others.some((other) => other.name === name));
  return assigned.flatMap((own, branch) =>
    own.flatMap(({ name, strings }) => (isElsewhere(name, branch) ? strings : [])),
  );
}

/** A string, those of a list, and those given to a call: `Path("/kaggle/input")`. */
const stringsOf = (node: SyntaxNode | null): readonly SyntaxNode[] =>
  node === null
    ? []
    : node.type === 'string'
      ? [node]
      : /^(?:list|tuple|expression_list|call|argument_list)$/.test(node.type)
        ? node.parts.flatMap(stringsOf)
        : [];
