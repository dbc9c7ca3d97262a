import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { startChild } from '#daemon/process/index.ts';
import { installTool, toolPrograms } from '#test/support/tool.ts';

/** The server tested against; it goes into a folder of its own under the user's cache, once. */
const version = '3.17.2';
/** What an ONNX model is asked with, which MLflow itself does not bring; bounds as in `exportTools`. */
const runtime = 'onnxruntime>=1.17,<2';
const environment = `mlflow-${version}-onnx`;
const bin = toolPrograms(environment);

export const python = join(bin, 'python');

/** Makes the environment where it is not, or not whole. Takes a minute then. */
export const installMlflow = (): Promise<void> => installTool(environment, [`mlflow==${version}`, runtime]);

/** Starts `mlflow models serve` on a model folder, in the environment that MLflow itself is in. */
export async function serveModel(folder: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = ['models', 'serve', '--model-uri', folder, '--env-manager', 'local', '--host', '127.0.0.1'];
  const child = await startUp(url, [...args, '--port', `${port}`, '--workers', '1'], folder);
  return { url, stop: () => child.stop() };
}

/** Starts the program and waits until it says that it is healthy. */
async function startUp(
  url: string,
  args: readonly string[],
  cwd: string,
): Promise<Awaited<ReturnType<typeof startChild>>> {
  const PATH = `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
  const env = { ...process.env, PATH, MLFLOW_DISABLE_TELEMETRY: 'true', DO_NOT_TRACK: 'true' };
  const child = await startChild(join(bin, 'mlflow'), [...args], { cwd, env });
  const printed: string[] = [];
  for (const stream of ['stdout', 'stderr'] as const) {
    child.process[stream]?.on('data', (data) => printed.push(String(data)));
  }
  let ended = false;
  void child.ended.then(() => {
    ended = true;
  });
  for (let tries = 0; !(await isHealthy(url)); tries++) {
    if (ended || tries > 480) {
      await child.stop();
      throw new Error(`mlflow ${args[0]} did not come up:\n${printed.join('')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return child;
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
  const store = ['--backend-store-uri', `sqlite:///${join(folder, 'mlflow.db')}`];
  const child = await startUp(uri, ['server', ...args, ...store, ...options(folder, port)], folder);
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
