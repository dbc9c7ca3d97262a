import { capturedIn } from '../binding.ts';
import type { SyntaxNode } from '../syntax.ts';
import type { Visitor } from './walk.ts';

const matchStatement: Visitor = (walk, node) => {
  walk.visitAll([node.child('subject')]);
  const cases = (node.child('body')?.parts ?? []).filter((part) => part.type === 'case_clause');
  const runs = cases.map((clause) => () => {
    for (const part of clause.parts) {
      if (part.type !== 'case_pattern') continue;
      for (const name of capturedIn(part)) walk.bind(name.text, null);
      for (const name of dottedReads(part)) walk.read(name);
    }
    walk.visitAll([clause.child('guard'), clause.child('consequence')]);
  });
  walk.circumstances.inBranch(() => walk.flow.branches(...runs, () => {}));
};

/** Names a pattern looks up: classes and dotted constants. */
function dottedReads(pattern: SyntaxNode): SyntaxNode[] {
  const [first] = pattern.parts;
  if (pattern.type === 'class_pattern' && first?.type === 'dotted_name') {
    return [...first.parts.slice(0, 1), ...pattern.parts.slice(1).flatMap(dottedReads)];
  }
  if (pattern.type === 'dotted_name') return pattern.parts.length > 1 ? pattern.parts.slice(0, 1) : [];
  return pattern.type === 'keyword_pattern'
    ? pattern.parts.slice(1).flatMap(dottedReads)
    : pattern.parts.flatMap(dottedReads);
}

export const matchVisitors: readonly (readonly [string, Visitor])[] = [['match_statement', matchStatement]];
