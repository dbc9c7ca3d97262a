import { effectOf } from '#core/python/effects/index.ts';
import { argumentsOf, assignmentIn } from '#core/python/slice/trace.ts';
import type { Kept } from './program.ts';
import type { TrainInput } from './train-input.ts';

export interface Data {
  readonly item: Kept;
  readonly edit: { readonly start: number; readonly end: number };
  /** The expression of its default. */
  readonly value: string;
  readonly plain: string;
}

/** The file the training rows are read from, where its path stands in the text of a stage. */
export function dataRead(
  { analysis, texts }: TrainInput,
  loose: readonly Kept[],
  kept: readonly Kept[],
  hoisted: ReadonlySet<Kept>,
): Data | null {
  for (const item of loose) {
    const read = analysis.facts.reads.find(
      ({ statement, path }) =>
        statement === item.step.statement.id && !/^sklearn\.|load_dataset$|statsmodels/.test(path),
    );
    const call = item.step.statement.calls.find(
      ({ path }) => effectOf(path)?.reads !== undefined && path === read?.path,
    );
    const [first] = call === undefined ? [] : argumentsOf(call.syntax).positional;
    if (first === undefined || item.reloaded !== null) continue;
    if (first.type === 'string') {
      const own = texts.of(item.step, []);
      const literals = [...own.matchAll(/(["'])((?:(?!\1)[^\\\n])+)\1/g)].map((match) => match[2] ?? '');
      const base =
        first.text
          .replace(/^\w*["']|["']$/g, '')
          .split(/[\\/]/)
          .at(-1) ?? '';
      const plain = literals.find((literal) => literal.endsWith(base)) ?? base;
      return { item, edit: first, value: JSON.stringify(plain), plain };
    }
    const constant = kept.find((one) => hoisted.has(one) && one.gives.includes(first.text));
    const value = constant === undefined ? null : assignmentIn(constant.step.statement.syntax)?.right;
    if (first.type === 'identifier' && value?.type === 'string')
      return { item, edit: first, value: first.text, plain: value.text.replace(/^["']|["']$/g, '') };
  }
  return null;
}
