import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { runChild } from '#daemon/process/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { compareDotted } from '#protocol/oldest.ts';
import { isAlive } from './alive.ts';
import { installFailure } from './install-failure.ts';
import { findProgram, type Interpreter } from './interpreter.ts';
import { normalised } from './lock-text.ts';

export interface Resolution {
  /** One `name==version` with its hashes an entry, sorted by name. */
  readonly pins: string;
  readonly resolver: 'uv' | 'pip';
}

export interface ResolveOptions {
  readonly requirements: string;
  /** Versions that must be kept where the package is needed, as `name==version`. */
  readonly constraints: readonly string[];
  readonly interpreter: Interpreter;
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
}

const PipReport = z.object({
  install: z.array(
    z.object({
      metadata: z.object({ name: z.string(), version: z.string() }),
      download_info: z.object({
        url: z.string(),
        archive_info: z.object({ hashes: z.record(z.string(), z.string()).optional() }).optional(),
      }),
    }),
  ),
});

/** Pins requirements with everything they need, with hashes: by uv where it is on PATH, else by pip. */
export async function resolve(options: ResolveOptions): Promise<Resolution> {
  const folder = await mkdtemp(join(tmpdir(), `slipway-resolve-${process.pid}-`));
  try {
    await writeFile(join(folder, 'requirements.in'), options.requirements);
    await writeFile(join(folder, 'constraints.txt'), `${options.constraints.join('\n')}\n`);
    const uv = findProgram('uv');
    return uv === null ? await withPip(folder, options) : await withUv(uv, folder, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes what processes that are gone left of their resolving. Folders of other users stay: they cannot be removed. */
export async function removeOldResolves(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = /^slipway-resolve-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {});
  }
}

async function withUv(uv: string, folder: string, options: ResolveOptions): Promise<Resolution> {
  const { interpreter, signal, onLine } = options;
  const { code, stdout, tail } = await runChild(
    uv,
    [
      ...['pip', 'compile', 'requirements.in', '--constraint', 'constraints.txt', '--python', interpreter.path],
      ...['--generate-hashes', '--no-header', '--no-annotate', '--color', 'never', '--no-progress'],
    ],
    { cwd: folder, signal, stdin: '', onLine: (line, stream) => stream === 'stderr' && onLine(line) },
  );
  if (code !== 0) throw installFailure('Pinning the requirements', tail);
  return { pins: stdout, resolver: 'uv' };
}

async function withPip(folder: string, { interpreter, signal, onLine }: ResolveOptions): Promise<Resolution> {
  if (interpreter.pip === null || compareDotted(interpreter.pip, '23.0') < 0)
    throw new Failure(
      'missing',
      `${interpreter.path} has ${interpreter.pip === null ? 'no pip' : `pip ${interpreter.pip}`}.`,
      {
        reason: 'pip-not-found',
        subject: interpreter.path,
        remedy: `Run "${interpreter.path} -m pip install --upgrade pip" (Debian: apt install python3-pip python3-venv), or install uv.`,
      },
    );
  const report = join(folder, 'report.json');
  const { code, tail } = await runChild(
    interpreter.path,
    [
      ...['-m', 'pip', 'install', '--dry-run', '--ignore-installed', '--report', report, '--prefer-binary'],
      ...['--requirement', 'requirements.in', '--constraint', 'constraints.txt'],
      ...['--disable-pip-version-check', '--no-input', '--progress-bar', 'off', '--no-color'],
    ],
    { cwd: folder, signal, stdin: '', onLine },
  );
  if (code !== 0) throw installFailure('Pinning the requirements', tail);
  return { pins: pinsFromReport(PipReport.parse(JSON.parse(await readFile(report, 'utf8')))), resolver: 'pip' };
}

function pinsFromReport({ install }: z.infer<typeof PipReport>): string {
  const entries = install.map(({ metadata, download_info }) => {
    const name = normalised(metadata.name);
    const hash = download_info.archive_info?.hashes?.['sha256'];
    if (hash === undefined)
      throw new Failure('failed', `${name} comes from ${download_info.url}, which has no hash to pin.`, {
        reason: 'no-hash',
        subject: name,
        remedy: 'Depend on a release from a package index instead.',
      });
    return { name, text: `${name}==${metadata.version} \\\n    --hash=sha256:${hash}\n` };
  });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.map(({ text }) => text).join('');
}
