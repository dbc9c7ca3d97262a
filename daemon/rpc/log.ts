import { appendFileSync, chmodSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from './handler.ts';
import { makeFolder } from './make-folder.ts';

/** Bytes after which a new file is begun, and how many old ones are kept. */
const limit = 5 * 1024 * 1024;
const kept = 3;

/**
 * A log of one JSON object a line: `time`, `level`, `message` and fields. Written at once, so that what was said before
 * a crash is there. Callers never pass params of a call: they may hold secrets.
 */
export function openLog(file: string, now: () => Date = () => new Date(), maxBytes: number = limit): Log {
  makeFolder(dirname(file));
  appendFileSync(file, '', { mode: 0o600 });
  chmodSync(file, 0o600);
  let size = statSync(file).size;
  const write = (level: string, message: string, fields: Record<string, unknown> = {}) => {
    const line = `${JSON.stringify({ time: now().toISOString(), level, message, ...fields })}\n`;
    if (size + line.length > maxBytes && size > 0) {
      rotate(file);
      size = 0;
    }
    appendFileSync(file, line, { mode: 0o600 });
    size += Buffer.byteLength(line);
  };
  return {
    info: (message, fields) => write('info', message, fields),
    warn: (message, fields) => write('warn', message, fields),
    error: (message, fields) => write('error', message, fields),
  };
}

/** `daemon.log` becomes `daemon.log.1`, that `daemon.log.2`, and so on; the oldest goes. */
function rotate(file: string): void {
  rmSync(`${file}.${kept}`, { force: true });
  for (let number = kept - 1; number >= 0; number--) {
    try {
      renameSync(number === 0 ? file : `${file}.${number}`, `${file}.${number + 1}`);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
}
