import type { ProposedFile, ProposedState } from '#protocol/generated.ts';

const words: Readonly<Record<ProposedState, string>> = {
  new: 'new',
  same: 'as it should be',
  regenerated: 'made anew; nobody had changed it',
  merged: 'your changes and the new text put together',
  conflict: 'put together, and in places both had changed: look for <<<<<<< in it',
  kept: 'yours; there is nothing new for it',
  foreign: 'there, and not made by Slipway: left as it is. Name another folder with --to, or replace it with --force',
  replaced: 'replaced; what it was is kept beside it as NAME.before',
};

export const lineOf = ({ path, state, conflicts }: ProposedFile): string =>
  `${path}: ${words[state]}${conflicts === 0 ? '' : ` (${conflicts} ${conflicts === 1 ? 'place' : 'places'})`}`;

export function ending(written: boolean, changed: readonly ProposedFile[], folder: string): string {
  if (written) return `${changed.length} written. Next: python ${folder === '' ? '' : `${folder}/`}train.py`;
  return changed.length === 0 ? 'Nothing to write.' : 'Nothing was written.';
}
