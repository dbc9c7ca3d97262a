import type { Analysis, UndefinedName } from '../model.ts';
import { at, Obstacle } from './obstacle.ts';

/** Document order where every name a run is sure to read is there in time, else the order the cells were last run in, else an obstacle. */
export function runOrder(analysis: Analysis): { order: 'document' | 'execution'; cells: readonly number[] } {
  const { document, execution } = analysis.order;
  const [missing] = analysis.order.undefinedInDocument.filter(({ branch }) => !branch);
  if (missing === undefined) return { order: 'document', cells: document };
  if (execution !== null && analysis.order.undefinedInExecution.every(({ branch }) => branch))
    return { order: 'execution', cells: execution };
  throw new Obstacle(
    `The notebook does not run from top to bottom: ${sentence(missing)}${
      execution === null ? '' : ', and the order it was last run in does not define it either'
    }. Define it first, or run the cells in an order that does and save the notebook.`,
  );
}

function sentence({ name, cell, range, definedLater }: UndefinedName): string {
  const place = at(cell, range.start.line);
  if (definedLater === null) return `\`${name}\` is used in ${place} and defined nowhere`;
  return `\`${name}\` is used in ${place} before cell ${definedLater + 1} defines it`;
}
