import { existsSync } from 'node:fs';
import * as nodeFiles from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { diskOver } from '#core/check/disk.ts';
import { interpreterOfKernel } from '#core/environment/index.ts';
import { environment } from '#daemon/rpc/environment.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { oldestPython } from '#protocol/oldest.ts';
import { findProgram, type Interpreter, inspectInterpreter } from './interpreter.ts';

/** Why an interpreter was taken: it was named, the notebook's kernel starts it, the project has it, or it is on PATH. */
export type InterpreterSource = 'given' | 'kernel' | 'project' | 'path';

export interface FoundInterpreter extends Interpreter {
  readonly source: InterpreterSource;
  /** What was looked for first and is not there, in sentences. */
  readonly notes: readonly string[];
}

export interface Wanted {
  readonly project: string;
  /** The user's own choice. */
  readonly given?: string | undefined;
  /** Name of the notebook's kernel. */
  readonly kernel?: string | undefined;
  /** Such as `3.11`: what slipway.yaml asks for. */
  readonly version?: string | undefined;
  /** Such as `3.11`: what the notebook was written with. Another will do, and that is said. */
  readonly wished?: string | null | undefined;
}

/**
 * The interpreter to make environments with: the given one, the one the notebook's kernel starts, the project's own `.venv` or
 * `venv`, `python3.X` of the wanted version, then what is on PATH. Throws a `Failure` `python-not-found` that lists what was
 * tried; a kernel that is gone is in the notes of what was found instead.
 */
export async function findInterpreter(wanted: Wanted, signal: AbortSignal): Promise<FoundInterpreter> {
  const { given, version } = wanted;
  const tried: string[] = [];
  const notes: string[] = [];
  const kernels = given === undefined ? await kernelCandidate(wanted, notes) : [];
  for (const { command, source } of [...kernels, ...candidates(wanted)]) {
    const found = await inspectInterpreter(command, signal);
    const why =
      typeof found === 'string'
        ? found
        : version !== undefined && !found.version.startsWith(`${version}.`)
          ? `${command}: is Python ${found.version}, and slipway.yaml asks for ${version}`
          : null;
    if (why === null && typeof found !== 'string')
      return { ...found, source, notes: [...notes, ...otherPython(wanted, found)] };
    if (why === null) continue;
    tried.push(why);
    if (source === 'kernel')
      notes.push(`The interpreter of the notebook’s kernel "${wanted.kernel}" was not taken: ${why}.`);
  }
  const sought = version ?? `${oldestPython} or newer`;
  throw new Failure('missing', `No Python ${sought} was found.`, {
    reason: 'python-not-found',
    subject: given ?? `Python ${sought}`,
    remedy: `Install Python ${version ?? '3.12'} (python.org, your package manager, or "uv python install"), or choose another interpreter: --python on the command line, the setting slipway.python in the editor.`,
    details: [...notes, ...tried],
  });
}

/** The notebook’s own Python is not always there any more. */
function otherPython({ wished, version }: Wanted, found: Interpreter): string[] {
  if (wished === null || wished === undefined || version !== undefined || found.version.startsWith(`${wished}.`))
    return [];
  return [`The notebook was written with Python ${wished}; this is ${found.version}.`];
}

interface Candidate {
  readonly command: string;
  readonly source: InterpreterSource;
}

const disk = diskOver(nodeFiles, () => {
  // What may not be read is no kernel of this user's.
});

async function kernelCandidate({ kernel }: Wanted, notes: string[]): Promise<Candidate[]> {
  if (kernel === undefined || /^python[23]?$/i.test(kernel)) return [];
  const machine = { platform: process.platform, home: environment()['HOME'] ?? homedir(), variables: environment() };
  const command = await interpreterOfKernel(kernel, machine, disk);
  if (command !== null) return [{ command, source: 'kernel' }];
  notes.push(`The notebook’s kernel "${kernel}" is not registered here.`);
  return [];
}

function candidates({ project, given, version, wished }: Wanted): Candidate[] {
  if (given !== undefined) return [{ command: given, source: 'given' }];
  const program = process.platform === 'win32' ? join('Scripts', 'python.exe') : join('bin', 'python');
  const own = ['.venv', 'venv'].map((folder) => join(project, folder, program)).filter((file) => existsSync(file));
  const names = ['python3', 'python', ...['3.13', '3.12', '3.11', '3.10'].map((minor) => `python${minor}`)];
  const first = version ?? wished ?? null;
  const wanted = first === null ? [] : [`python${first}`];
  const onPath = [...wanted, ...names].filter((name) => findProgram(name) !== null);
  return [
    ...own.map((command) => ({ command, source: 'project' }) as const),
    ...onPath.map((command) => ({ command, source: 'path' }) as const),
  ];
}
