import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild, startChild } from '#daemon/process/index.ts';

/** The server tested against; it goes into a folder of its own under the user's cache, once. */
const version = '3.17.2';
const environment = join(
  process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
  'slipway/test',
  `mlflow-${version}`,
);
const bin = join(environment, process.platform === 'win32' ? 'Scripts' : 'bin');

export const python = join(bin, 'python');

/** Makes the environment where it is not, or not whole. Takes a minute then. */
export async function installMlflow(): Promise<void> {
  const whole = join(environment, 'whole');
  if (existsSync(whole)) return;
  rmSync(environment, { recursive: true, force: true });
  mkdirSync(environment, { recursive: true });
  await must('python3', ['-m', 'venv', environment]);
  await must(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `mlflow==${version}`]);
  writeFileSync(whole, '');
}

async function must(command: string, args: string[]): Promise<void> {
  const { code, tail } = await runChild(command, args);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${tail.join('\n')}`);
}

export interface MlflowServer {
  readonly port: number;
  readonly uri: string;
  get(path: string, query?: Record<string, string>): Promise<unknown>;
  /** Bytes of a run's artifact, through the door its web page uses. */
  artifact(runId: string, path: string): Promise<Buffer>;
  stop(): Promise<void>;
}

/** Starts a real server over a SQLite file in a temporary folder. */
export async function startMlflow(
  host: string,
  options: (folder: string, port: number) => string[],
): Promise<MlflowServer> {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-mlflow-'));
  const port = await freePort();
  const uri = `http://${host}:${port}`;
  const args = ['--host', '127.0.0.1', '--port', `${port}`, '--workers', '1'];
  const child = await startChild(
    join(bin, 'mlflow'),
    ['server', ...args, '--backend-store-uri', `sqlite:///${join(folder, 'mlflow.db')}`, ...options(folder, port)],
    { cwd: folder, env: { ...process.env, MLFLOW_DISABLE_TELEMETRY: 'true', DO_NOT_TRACK: 'true' } },
  );
  const printed: string[] = [];
  for (const stream of ['stdout', 'stderr'] as const) {
    child.process[stream]?.on('data', (data) => printed.push(String(data)));
  }
  let ended = false;
  void child.ended.then(() => {
    ended = true;
  });
  for (let tries = 0; !(await isHealthy(uri)); tries++) {
    if (ended || tries > 240) throw new Error(`mlflow server did not come up:\n${printed.join('')}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const fetched = async (path: string, query: Record<string, string>) => {
    const response = await fetch(`${uri}${path}?${new URLSearchParams(query)}`);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  return {
    port,
    uri,
    get: async (path, query = {}) => (await fetched(`/api/2.0/mlflow/${path}`, query)).json(),
    artifact: async (runId, path) =>
      Buffer.from(await (await fetched('/get-artifact', { run_uuid: runId, path })).arrayBuffer()),
    async stop() {
      await child.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const isHealthy = (uri: string): Promise<boolean> =>
  fetch(`${uri}/health`).then(
    (response) => response.ok,
    () => false,
  );

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
