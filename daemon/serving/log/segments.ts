import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Files of a log folder by number, oldest first: `00000001.log` and so on. */
export function listSegments(folder: string): { number: number; file: string }[] {
  return readdirSync(folder)
    .flatMap((name) => {
      const match = /^(\d{8,})\.log$/.exec(name);
      return match ? [{ number: Number(match[1]), file: join(folder, name) }] : [];
    })
    .sort((a, b) => a.number - b.number);
}

export function segmentFile(folder: string, number: number): string {
  return join(folder, `${`${number}`.padStart(8, '0')}.log`);
}
