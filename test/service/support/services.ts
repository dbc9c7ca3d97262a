import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from '#core/generate/generator.ts';
import { until } from '#test/serving/support/until.ts';
import { keptState } from '#test/support/kept-state.ts';

export type Name = 'fastapi' | 'flask' | 'django';

export const serviceKey = 'slw_service-test';

/** As each requirements file says to start it. */
const commands: Readonly<Record<Name, (port: number) => string[]>> = {
  fastapi: (port) => ['uvicorn', 'app:app', '--port', `${port}`],
  flask: (port) => ['gunicorn', '--threads', '4', '--bind', `127.0.0.1:${port}`, 'app:app'],
  django: (port) => ['gunicorn', '--threads', '4', '--bind', `127.0.0.1:${port}`, 'app:app'],
};

/**
 * The Python of a virtual environment with a lock and requirements, installed by pip as the requirements file says. Kept
 * between runs by what is in it.
 */
export function environmentOf(python: string, lock: string, requirements: readonly string[]): string {
  const key = createHash('sha256')
    .update([lock, ...requirements].join('\n'))
    .digest('hex')
    .slice(0, 16);
  const place = join(keptState, `service-${key}`);
  if (!existsSync(place)) {
    rmSync(`${place}.building`, { recursive: true, force: true });
    const base = execFileSync(python, ['-c', 'import sys; print(sys._base_executable)']).toString().trim();
    execFileSync(base, ['-m', 'venv', `${place}.building`]);
    const pip = [join(`${place}.building`, 'bin', 'python'), '-m', 'pip', 'install', '--quiet', '--no-compile'];
    const install = (args: readonly string[]) => execFileSync(pip[0] ?? '', [...pip.slice(1), ...args]);
    const file = (name: string, text: string) => {
      writeFileSync(join(`${place}.building`, name), text);
      return join(`${place}.building`, name);
    };
    install(['--require-hashes', '--no-deps', '-r', file('model.lock', lock)]);
    for (const [index, text] of requirements.entries()) install(['-r', file(`service-${index}.txt`, text)]);
    renameSync(`${place}.building`, place);
  }
  return join(place, 'bin', 'python');
}

export interface Service {
  readonly url: string;
  /** What it wrote so far. */
  readonly log: () => string;
  predict(body: unknown, headers?: Record<string, string>): Promise<Response>;
  stop(): void;
}

const started = new Set<ChildProcess>();

export function stopAll(): void {
  for (const child of started) kill(child);
}

/** Writes a drafted service into a project beside the model folder, and starts it as its requirements file says. */
export async function startService(
  name: Name,
  options: { python: string; files: readonly GeneratedFile[]; model: string; env?: Record<string, string> },
): Promise<Service> {
  const project = mkdtempSync(join(tmpdir(), `slipway-service-${name}-`));
  for (const { path, text } of options.files) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  const port = await freePort();
  const child = spawn(options.python, ['-m', ...commands[name](port)], {
    cwd: join(project, 'service'),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      SLIPWAY_MODEL_FOLDER: options.model,
      SLIPWAY_API_KEYS_SHA256: createHash('sha256').update(serviceKey).digest('hex'),
      ...options.env,
    },
  });
  started.add(child);
  child.once('exit', () => rmSync(project, { recursive: true, force: true }));
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      log += text.toString();
    });
  const url = `http://127.0.0.1:${port}`;
  const up = async () => {
    if (child.exitCode !== null) throw new Error(log);
    return (await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(1000) })).ok;
  };
  await until(`${name} is up`, async () => child.exitCode !== null || (await up()), 60);
  if (child.exitCode !== null) throw new Error(log);
  return {
    url,
    log: () => log,
    predict: (body, headers = { 'x-api-key': serviceKey }) =>
      fetch(`${url}/predict`, {
        method: 'POST',
        // One connection each: an idle one may be closed by the server in the moment it is used again.
        headers: { 'content-type': 'application/json', connection: 'close', ...headers },
        signal: AbortSignal.timeout(60_000),
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    stop: () => kill(child),
  };
}

function kill(child: ChildProcess): void {
  started.delete(child);
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
