import { existsSync, readFileSync } from 'node:fs';
import { decodeSegment } from './frame.ts';
import { listSegments } from './segments.ts';

/**
 * Payloads of a log, oldest first, segment by segment. A torn or damaged tail of a segment is left out; it may be read
 * while the log is being written. Nothing where there is no log.
 */
export function* readLog(folder: string): Generator<unknown> {
  if (!existsSync(folder)) return;
  for (const { file } of listSegments(folder)) {
    for (const payload of decodeSegment(readFileSync(file)).payloads) yield JSON.parse(payload.toString('utf8'));
  }
}
