import type { Analysis, Argument, Statement } from '#core/python/model.ts';

const kept = new WeakMap<readonly Statement[], ReadonlyMap<string, readonly Statement[]>>();

function byName(statements: readonly Statement[]): ReadonlyMap<string, readonly Statement[]> {
  const known = kept.get(statements);
  if (known !== undefined) return known;
  const found = new Map<string, Statement[]>();
  for (const statement of statements.filter(({ kind }) => !/^(?:future_)?import_/.test(kind)))
    for (const name of statement.defines) found.set(name, [...(found.get(name) ?? []), statement]);
  kept.set(statements, found);
  return found;
}

/** Statements that the values of these names come from, step by step back; a few steps say what a reader would see. */
export function originsOf(analysis: Analysis, names: readonly string[], steps = 4): ReadonlySet<Statement> {
  const found = new Set<Statement>();
  let asked = new Set(names);
  for (let step = 0; step < steps && asked.size > 0; step += 1) {
    const next = new Set<string>();
    for (const name of asked)
      for (const statement of byName(analysis.statements).get(name) ?? []) {
        if (found.has(statement)) continue;
        found.add(statement);
        for (const use of statement.uses) next.add(use.name);
      }
    asked = next;
  }
  return found;
}

/** An argument's text, and that of what its names were made from. */
export function storyOf(analysis: Analysis, argument: Argument): string {
  const origins = [...originsOf(analysis, argument.names, 3)];
  return [argument.text, ...origins.map(({ text }) => text)].join('\n');
}

/** Python or SQL that asks what time it is. */
export const asksClock = (text: string): boolean =>
  /\b(?:today|now|utcnow|getdate|sysdate|curdate|time)\s*\(|\bcurrent_(?:date|time|timestamp)\b|\bsysdate\b|['"](?:today|now)['"]/i.test(
    text,
  );
