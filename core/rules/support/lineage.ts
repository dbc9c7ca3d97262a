import type { Analysis, Statement } from '#core/python/model.ts';

/**
 * Statements that made the values of `names` what they are right before statement `before`, oldest first, with the names
 * that were followed. Statements count in document order; what a function does inside is not followed.
 */
export function lineage(
  analysis: Analysis,
  names: readonly string[],
  before: number,
): { readonly statements: readonly Statement[]; readonly names: ReadonlySet<string> } {
  const wanted = new Set(names);
  const followed = new Set(names);
  const statements: Statement[] = [];
  for (let id = before - 1; id >= 0; id--) {
    const statement = analysis.statements[id];
    if (statement === undefined) continue;
    const defined = statement.defines.filter((name) => wanted.has(name));
    const changed = statement.mutates.some((name) => wanted.has(name));
    if ((defined.length === 0 && !changed) || isDefinition(statement)) continue;
    statements.push(statement);
    // Redefined from here on: what made the old value matters only as far as the new one uses it.
    if (isPlain(statement)) for (const name of defined) wanted.delete(name);
    for (const { name } of statement.uses) {
      wanted.add(name);
      followed.add(name);
    }
  }
  return { statements: statements.reverse(), names: followed };
}

const isDefinition = ({ kind }: Statement): boolean => /import|function_definition|class_definition/.test(kind);
const isPlain = ({ kind }: Statement): boolean => kind === 'assignment' || kind === 'expression_statement';
