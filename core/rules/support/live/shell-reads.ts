import { fetchedBy } from '#core/notebook/downloads.ts';
import { Positions } from '#core/notebook/positions.ts';
import type { Analysis, CellSyntax, Magic } from '#core/python/model.ts';
import type { Spot } from '../../define.ts';
import { addressMessage } from './address.ts';
import type { Checked } from './digests.ts';
import { isReadLater } from './files.ts';

/**
 * Files that a shell fetches (`!wget URL`) and the notebook then reads. Where an address is filled in it may name a version,
 * and what lies under `output` is what a job of the notebook left there.
 */
export function shellReads(analysis: Analysis, checked: Checked): { readonly at: Spot; readonly message: string }[] {
  return analysis.cells.flatMap((cell) =>
    cell.magics.flatMap((magic) =>
      fetchedBy(magic).flatMap(({ from, file }) => {
        const message = /[{$]|\/outputs?\//.test(from) ? null : addressMessage(from);
        if (message === null || checked.text.includes(file)) return [];
        if (!isReadLater(analysis, { name: file, text: '' })) return [];
        return [{ at: placeOf(cell, magic, from), message }];
      }),
    ),
  );
}

/** The address, where the cell shows it in one piece. */
function placeOf({ cell }: CellSyntax, magic: Magic, address: string): Spot {
  const positions = new Positions(cell.source);
  const start = cell.source.indexOf(address, positions.offset(magic.range.start));
  if (start === -1) return { cell: cell.index, range: magic.range };
  return { cell: cell.index, range: positions.range(start, start + address.length) };
}
