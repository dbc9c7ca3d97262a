import { baseOf } from '#core/notebook/shell-paths.ts';
import { effectOf } from '#core/python/effects/index.ts';
import { placedArgument } from '#core/python/facts/context.ts';
import type { Analysis } from '#core/python/model.ts';
import { callAt } from '../arguments.ts';
import { isNoData } from './address.ts';

/** Whether the notebook reads data from a file: by its name, or by what the code calls it. */
export function isReadLater(
  analysis: Analysis,
  file: { readonly name: string | null; readonly text: string },
): boolean {
  if (file.name !== null && isNoData(file.name)) return false;
  return analysis.facts.reads.some((read) => {
    const reads = effectOf(read.path)?.reads;
    if (reads?.kind !== 'file') return false;
    if (file.name !== null && read.source !== null) return baseOf(read.source) === baseOf(file.name);
    const call = callAt(analysis, read);
    const given = call === null ? null : placedArgument(call, reads);
    return given !== null && given.text === file.text && given.names.length > 0;
  });
}
