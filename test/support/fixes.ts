import type { Notebook } from '#core/notebook/model.ts';
import { applyEdits } from '#core/rules/edits.ts';
import type { Fix } from '#protocol/finding.ts';

/** The notebook with a fix made; counts and outputs stay, as they do in an editor. */
export function appliedTo(notebook: Notebook, fix: Fix): Notebook {
  const edits = Map.groupBy(fix.edits, ({ place }) => place.cell ?? -1);
  return {
    ...notebook,
    cells: notebook.cells.map((cell) => ({
      ...cell,
      source: applyEdits(
        cell.source,
        (edits.get(cell.index) ?? []).map(({ place, newText }) => ({ range: place.range, newText })),
      ),
    })),
  };
}
