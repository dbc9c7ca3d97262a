import type { CellSyntax, Statement, UndefinedName } from './model.ts';

/** Runs cells in thought: the names each reads before anything defined them. */
type UndefinedIn = (order: readonly number[]) => readonly UndefinedName[];

/**
 * Code cells in the order they last ran, as document indices; null when no cell has a count. Editors drop a cell's count
 * when its text changes, so a cell without one is put where it must have run: before the first cell that needs a name of
 * it, or, when it changes what others use, where it disagrees with the page least. Cells that nothing depends on are left
 * out.
 */
export function executionOrder(
  syntaxes: readonly CellSyntax[],
  statements: readonly Statement[],
  undefinedIn: UndefinedIn,
): readonly number[] | null {
  const cells = syntaxes.map(({ cell }) => cell);
  const counted = cells.filter((cell) => cell.executionCount !== null);
  if (counted.length === 0) return null;
  counted.sort((a, b) => (a.executionCount ?? 0) - (b.executionCount ?? 0) || a.index - b.index);
  const order = counted.map(({ index }) => index);
  if (counted.length === cells.length) return order;
  const names = namesByCell(statements);
  const left = new Set(cells.filter((cell) => cell.executionCount === null).map(({ index }) => index));
  placeNeeded(order, left, names, undefinedIn);
  placeChanging(order, left, names, undefinedIn);
  return order;
}

/** Puts cells before the first one that reads a name only they define. */
function placeNeeded(order: number[], left: Set<number>, names: NamesByCell, undefinedIn: UndefinedIn): void {
  for (;;) {
    const [found] = undefinedIn(order).flatMap(({ name, cell }) => {
      const definers = [...left].filter((index) => names.get(index)?.defines.has(name));
      // The last one above, else the first one below.
      const definer = definers.findLast((index) => index <= cell) ?? definers[0];
      return definer === undefined ? [] : [{ definer, before: order.indexOf(cell) }];
    });
    if (found === undefined) return;
    order.splice(found.before, 0, found.definer);
    left.delete(found.definer);
  }
}

/** Places tried for one cell, the likeliest first; each costs a run in thought. */
const tries = 3;

/** Puts cells that change what others use; one whose own names are nowhere there yet stays out, as it cannot have run. */
function placeChanging(order: number[], left: ReadonlySet<number>, names: NamesByCell, undefinedIn: UndefinedIn): void {
  for (const index of left) {
    const own = names.get(index);
    if (!order.some((cell) => overlaps(changed(own), touched(names.get(cell))))) continue;
    const lacking = undefinedIn(order).length;
    const weights = order.map((cell) => weightOf(own, names.get(cell)));
    const at = byDisagreement(order, weights, index)
      .slice(0, tries)
      .find((place) => undefinedIn(order.toSpliced(place, 0, index)).length === lacking);
    if (at !== undefined) order.splice(at, 0, index);
  }
}

/** How much it matters which of two cells runs first: most where both change a thing, not at all where they share none. */
function weightOf(a: CellNames | undefined, b: CellNames | undefined): number {
  if (overlaps(changed(a), changed(b))) return 2;
  return overlaps(changed(a), touched(b)) || overlaps(touched(a), changed(b)) ? 1 : 0;
}

/** Positions in the order, those first where the least would be on another side than on the page. */
function byDisagreement(order: readonly number[], weights: readonly number[], index: number): number[] {
  const weight = (position: number): number => weights[position] ?? 0;
  let disagreement = order.reduce((sum, cell, position) => sum + (cell < index ? weight(position) : 0), 0);
  const places = [{ at: 0, disagreement }];
  order.forEach((cell, position) => {
    disagreement += cell < index ? -weight(position) : weight(position);
    places.push({ at: position + 1, disagreement });
  });
  return places.sort((a, b) => a.disagreement - b.disagreement).map(({ at }) => at);
}

interface CellNames {
  readonly uses: ReadonlySet<string>;
  readonly defines: ReadonlySet<string>;
  readonly mutates: ReadonlySet<string>;
}
type NamesByCell = ReadonlyMap<number, CellNames>;

function namesByCell(statements: readonly Statement[]): NamesByCell {
  const cells = Map.groupBy(statements, ({ cell }) => cell);
  return new Map(
    [...cells].map(([cell, own]) => [
      cell,
      {
        uses: new Set(own.flatMap(({ uses }) => uses.map(({ name }) => name))),
        defines: new Set(own.flatMap(({ defines }) => defines)),
        mutates: new Set(own.flatMap(({ mutates }) => mutates)),
      },
    ]),
  );
}

const changed = (names: CellNames | undefined): ReadonlySet<string> =>
  names === undefined ? new Set() : names.defines.union(names.mutates);
const touched = (names: CellNames | undefined): ReadonlySet<string> =>
  names === undefined ? new Set() : changed(names).union(names.uses);
const overlaps = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => !a.isDisjointFrom(b);
