import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { environment } from '#daemon/rpc/environment.ts';

/** Everything about the machine that decides where an engine is looked for, so that the decision itself is a pure function. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly platform: NodeJS.Platform;
  exists(path: string): boolean;
  /** Text of a file, or undefined where it cannot be read. */
  read(path: string): string | undefined;
  /** Names in a folder; none where there is no such folder. */
  list(folder: string): readonly string[];
}

/** This machine's, with the environment of whoever asked. */
export function ownSurroundings(): Surroundings {
  const quiet = <T>(attempt: () => T, otherwise: T): T => {
    try {
      return attempt();
    } catch {
      return otherwise; // absent or unreadable: the place is then reported as having nothing
    }
  };
  return {
    env: environment(),
    home: homedir(),
    platform: process.platform,
    exists: existsSync,
    read: (path) => quiet(() => readFileSync(path, 'utf8'), undefined),
    list: (folder) => quiet(() => readdirSync(folder), []),
  };
}
