import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { CannotDo } from '../exit.ts';
import { textOf } from '../read-text.ts';

/** A text that was piped in, and the absolute path of the file that it stands for. */
export interface Piped {
  readonly path: string;
  readonly text: string;
}

interface Asked {
  readonly cwd: string;
  readonly stdinFilename: string | undefined;
  readonly fix: boolean;
}

/** What `-` among the paths stands for; null where there is none. Reads the stream to its end. */
export async function pipedIn(
  paths: readonly string[],
  { cwd, stdinFilename, fix }: Asked,
  stream: NodeJS.ReadableStream,
): Promise<Piped | null> {
  if (!paths.includes('-')) {
    if (stdinFilename !== undefined)
      throw new CannotDo(
        '--stdin-filename names what is piped in, and nothing is.',
        'Give - as the only path, or leave the option out.',
      );
    return null;
  }
  if (paths.length > 1)
    throw new CannotDo('"-" stands for what is piped in, and is given alone.', 'Check the other paths on their own.');
  if (fix)
    throw new CannotDo('--fix writes files, and what is piped in is none.', 'Name the file, or leave --fix out.');
  const piped = await buffer(stream);
  // A notebook is JSON; what else is piped in without a name is taken for a script.
  const name = stdinFilename ?? (/^\s*\{/.test(piped.toString('latin1', 0, 4096)) ? 'stdin.ipynb' : 'stdin.py');
  return { path: resolve(cwd, name), text: textOf(name, piped) };
}
