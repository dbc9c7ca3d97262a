import type { ProposedFile } from '#protocol/generated.ts';
import { isWritten } from '#protocol/is-written.ts';

/** What becomes of the files, in a sentence or two; what is only made anew needs none. */
export function inWords(files: readonly Pick<ProposedFile, 'path' | 'state'>[], notes: readonly string[]): string {
  const named = (state: ProposedFile['state']): string =>
    files.flatMap((file) => (file.state === state ? [file.path] : [])).join(', ');
  const [conflict, foreign, merged] = [named('conflict'), named('foreign'), named('merged')];
  const sentences = [
    ...(files.some(({ state }) => isWritten(state)) ? [] : ['Training and inference are as the notebook has them.']),
    ...(conflict === '' ? [] : [`You and the notebook both changed ${conflict}: look for <<<<<<< there.`]),
    ...(foreign === '' ? [] : [`${foreign} was not made by Slipway and is left as it is.`]),
    ...(merged === '' ? [] : [`Your changes stay in ${merged}.`]),
    ...notes.slice(0, 1),
  ];
  return sentences.length === 0 ? 'Training and inference are ready to be looked at.' : sentences.join(' ');
}
