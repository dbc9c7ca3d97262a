import type { Analysis } from '#core/python/model.ts';
import type { RowEvent } from './events.ts';
import { runFromChange } from './past.ts';

const traces = new WeakMap<Analysis, readonly RowEvent[]>();

/** Nothing of interest happens to rows in a notebook that calls none of these. */
const worthwhile =
  /(?:^|\.)(?:fit|fit_transform|predict|score|evaluate|train_test_split|split|get_dummies|adapt|train)$|^sklearn\.(?:metrics|model_selection)\./;

/**
 * What happens to the rows of a notebook, in the order of the page: splits, fits, transformations, predictions, scores, and
 * choices by scores. The idea of following train and test rows through a notebook is that of Yang et al., "Data Leakage in
 * Notebooks: Static Detection and Better Processes", ASE 2022 (https://doi.org/10.1145/3551349.3556918).
 */
export function rowTrace(analysis: Analysis): readonly RowEvent[] {
  const known = traces.get(analysis);
  if (known !== undefined) return known;
  const asks = analysis.statements.some(({ calls }) => calls.some(({ path }) => worthwhile.test(path)));
  const trace = asks ? follow(analysis) : [];
  traces.set(analysis, trace);
  return trace;
}

function follow(analysis: Analysis): readonly RowEvent[] {
  const { order, statements } = analysis;
  const byCell = Map.groupBy(statements, ({ cell }) => cell);
  // Where the page alone cannot run, it is what ran that counts.
  const running = order.undefinedInDocument.length > 0 ? (order.execution ?? order.document) : order.document;
  const cells = running.flatMap((cell) => {
    const own = byCell.get(cell);
    return own === undefined ? [] : [own];
  });
  const { memory, interpreter } = runFromChange(cells, analysis);
  interpreter.runUncalled();
  return memory.events;
}

/** Events of one kind. */
export function eventsOf<Kind extends RowEvent['kind']>(
  analysis: Analysis,
  kind: Kind,
): Extract<RowEvent, { kind: Kind }>[] {
  return rowTrace(analysis).filter((event): event is Extract<RowEvent, { kind: Kind }> => event.kind === kind);
}
