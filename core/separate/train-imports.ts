import { importLines } from '#core/python/slice/pieces.ts';
import type { Trace } from '#core/python/slice/trace.ts';
import { isDefinition, isImport } from './layout.ts';
import type { Kept } from './program.ts';
import type { TrainInput } from './train-input.ts';

/** Import lines for names that are used, and blocks that try to import. */
export function importsFor(
  trace: Trace,
  kept: readonly Kept[],
  used: ReadonlySet<string>,
): { lines: string[]; blocks: string[] } {
  const items = kept.filter(isImport);
  const lines = trace.steps.flatMap(({ statement }) =>
    /^import|^future_import/.test(statement.syntax.type)
      ? importLines(statement.syntax, new Set(statement.defines.filter((name) => used.has(name))))
      : [],
  );
  const blocks = items
    .filter(({ step }) => step.statement.syntax.type === 'try_statement')
    .map(({ step }) => step.statement.text);
  return { lines: [...new Set(lines)], blocks };
}

/** Whether `features.py` has the definition already, by its text. */
export const isIn = (source: string | null, item: Kept): boolean =>
  source !== null &&
  isDefinition(item) &&
  item.removed.length === 0 &&
  /^(?:def|class|@)/m.test(item.step.statement.text) &&
  `\n${source}`.includes(`\n${item.step.statement.text}\n`);

/** What goes into `features.py` so that saved objects find it. */
export function sharedTexts(
  { trace, texts, inFeatures }: TrainInput,
  kept: readonly Kept[],
  shared: ReadonlySet<Kept>,
): { readonly imports: readonly string[]; readonly definitions: readonly string[] } {
  const items = kept.filter((item) => shared.has(item) && !isIn(inFeatures, item));
  const used = new Set(items.flatMap(({ uses }) => uses));
  return {
    imports: importsFor(trace, [], used).lines,
    definitions: items.map((item) => texts.of(item.step, item.removed)),
  };
}
