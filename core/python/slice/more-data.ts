import { effectOf } from '../effects/index.ts';
import { at, Obstacle } from './obstacle.ts';
import type { Slice } from './slicer.ts';
import { callsIn, type Trace } from './trace.ts';

/** What is loaded on the way belongs to the training rows and to no others. */
export function refuseMoreData(trace: Trace, { pieces, raw }: Slice): void {
  for (const { kind, node, step } of pieces) {
    const read = callsIn(kind === 'statement' ? node : null).find((call) => {
      const path = trace.callOf(call)?.path ?? '';
      return effectOf(path)?.reads !== undefined || /^sklearn\.datasets\./.test(path);
    });
    if (read === undefined) continue;
    const { cell, range } = step.statement;
    throw new Obstacle(
      `\`${read.text.split('\n')[0]}\` (${at(cell, range.start.line)}) brings more data to the rows of \`${raw.name}\`, which only belongs to those the notebook has.`,
    );
  }
}
