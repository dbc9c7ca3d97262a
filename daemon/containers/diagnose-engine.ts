import { Failure } from '#daemon/rpc/failure.ts';
import type { Diagnosis } from '#protocol/rpc/daemon.ts';
import type { Surroundings } from './engine/surroundings.ts';
import { findEngine } from './find-engine.ts';

/** A line for `slipway doctor`: which engine would be used, or every place that was tried. */
export async function diagnoseEngine(surroundings?: Surroundings): Promise<Diagnosis> {
  const subject = 'Container engine';
  try {
    const { engine } = await findEngine(surroundings);
    const found = `${engine.version} (${engine.os}) at ${engine.host}, by ${engine.source}`;
    return { subject, ok: true, found, needed: 'optional' };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { details = [], remedy } = error.data;
    const found = [error.message, ...details].join('\n');
    return { subject, ok: false, found, ...(remedy === undefined ? {} : { remedy }), needed: 'optional' };
  }
}
