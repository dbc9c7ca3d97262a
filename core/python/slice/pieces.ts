import { importsOf } from '../binding.ts';
import type { SyntaxNode } from '../syntax.ts';
import type { Edit } from './edits.ts';
import type { Step } from './trace.ts';

/** A stretch of the notebook that `features` needs, with the edits that make it fit. */
export interface Piece {
  readonly kind: 'import' | 'function' | 'statement';
  readonly step: Step;
  readonly node: SyntaxNode;
  readonly edits: readonly Edit[];
  /** Names it gives, and reads. */
  readonly gives: readonly string[];
  readonly needs: readonly string[];
  /** Names whose object it changes in place. */
  readonly mutates: readonly string[];
}

/** Comment lines right above a statement in its cell, to be kept with it. */
export function commentAbove(step: Step, node: SyntaxNode): string {
  const lines = step.cell.python.slice(0, node.start).split('\n');
  lines.pop();
  const kept: string[] = [];
  for (let line = lines.pop(); line?.startsWith('#') === true; line = lines.pop()) kept.unshift(line);
  return kept.map((line) => `${line}\n`).join('');
}

/** A comment on the line a statement ends on. */
export function commentBeside(step: Step, node: SyntaxNode): string {
  const { python } = step.cell;
  const newline = python.indexOf('\n', node.end);
  const rest = python.slice(node.end, newline === -1 ? python.length : newline).trim();
  return rest.startsWith('#') ? `  ${rest}` : '';
}

/** `import` lines for the needed names only. */
export function importLines(node: SyntaxNode, needed: ReadonlySet<string>): string[] {
  return importsOf(node)
    .filter(({ binding }) => needed.has(binding) || binding === '*')
    .map(({ binding, path, node: name }) => {
      const alias = name.child('alias');
      if (node.type === 'import_statement') return alias === null ? `import ${path}` : `import ${path} as ${binding}`;
      if (binding === '*') return `from ${path} import *`;
      const dot = path.lastIndexOf('.');
      const from = path.slice(0, dot) || '.';
      const what = path.slice(dot + 1);
      return `from ${from} import ${what}${alias === null ? '' : ` as ${binding}`}`;
    });
}
