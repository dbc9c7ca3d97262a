import type { Cell } from '#core/notebook/model.ts';

/** Whether the author said that the cell may end with an error: runners go on after a cell with nbclient's tag. */
export const mayFail = ({ metadata = [] }: Cell): boolean =>
  metadata.some(({ path, text }) => path.startsWith('tags/') && text === 'raises-exception');
