import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '#daemon/rpc/failure.ts';
import type { Endpoint } from '#protocol/rpc/serve.ts';
import { type Backoff, pauseBefore } from './backoff.ts';
import { type ServerProcess, type ServerProgram, startServerProcess } from './server-process.ts';
import type { KeptEndpoint } from './table.ts';
import { verifyModelFolder } from './verify.ts';

export interface SupervisorOptions {
  readonly program: ServerProgram;
  readonly stateFolder: string;
  /** The interpreter that a Python model runs in, made where it is not there any more. */
  readonly pythonOf: (endpoint: KeptEndpoint, signal: AbortSignal) => Promise<string>;
  readonly backoff: Backoff;
  readonly onChange: () => void;
  /** The server listens on this port from now on. */
  readonly onPort: (port: number) => void;
}

/** Keeps one endpoint's model server running: starts it, and starts it again with growing pauses when it ends. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #stopping = new AbortController();
  #kept: KeptEndpoint;
  #server: ServerProcess | null = null;
  #state: Endpoint['state'] = 'starting';
  #restarts = 0;
  #message: string | undefined;
  #loop: Promise<void> = Promise.resolve();

  constructor(kept: KeptEndpoint, options: SupervisorOptions) {
    this.#kept = kept;
    this.#options = options;
  }

  /** The first start: rejects with a `Failure` when it does not succeed or `signal` is aborted, and then leaves nothing. */
  async start(signal: AbortSignal): Promise<void> {
    const server = await this.#launch(AbortSignal.any([signal, this.#stopping.signal]));
    this.#loop = this.#keep(server);
  }

  /** Starts an endpoint of an earlier daemon, in the background: a failure shows in its state. */
  resume(): void {
    this.#loop = this.#keep(null);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#server?.stop();
    await this.#loop;
    this.#become('stopped');
  }

  get endpoint(): Endpoint {
    const { id, folder, digest, port, keyHash } = this.#kept;
    return {
      id,
      name: id,
      url: this.#server?.url ?? `http://127.0.0.1:${port}`,
      kind: 'local',
      state: this.#state,
      model: `${id}@${digest.slice(0, 12)}`,
      folder,
      pid: this.#server?.pid ?? null,
      auth: keyHash === null ? 'none' : 'api-key',
      restarts: this.#restarts,
      ...(this.#message === undefined ? {} : { message: this.#message }),
    };
  }

  async #keep(first: ServerProcess | null): Promise<void> {
    let server = first;
    for (let row = 0; !this.#stopping.signal.aborted; ) {
      let reason: string;
      try {
        const began = performance.now();
        server ??= await this.#launch(this.#stopping.signal);
        const { how, tail } = await server.ended;
        if (performance.now() - began > this.#options.backoff.healthyAfter) row = 0;
        reason = sentence(`The model server ended with ${how}`, tail);
      } catch (error) {
        reason = describe(error);
      }
      server = null;
      this.#server = null;
      if (this.#stopping.signal.aborted) return;
      row++;
      if (row > this.#options.backoff.most) {
        this.#become('failed', `Given up after ${row - 1} restarts in a row. ${reason}`);
        return;
      }
      this.#restarts++;
      this.#become('restarting', reason);
      await pause(pauseBefore(row, this.#options.backoff), undefined, { signal: this.#stopping.signal }).catch(
        () => {},
      );
    }
  }

  async #launch(signal: AbortSignal): Promise<ServerProcess> {
    const { kind, digest } = await verifyModelFolder(this.#kept.folder);
    if (digest !== this.#kept.digest) {
      throw new Failure(
        'failed',
        `The model in ${this.#kept.folder} was replaced since ${this.#kept.id} was started.`,
        {
          reason: 'model-replaced',
          subject: this.#kept.folder,
          remedy: 'Serve it again to take the new one.',
        },
      );
    }
    const { program, stateFolder, pythonOf } = this.#options;
    const python = kind === 'python' ? await pythonOf(this.#kept, signal) : null;
    const start = { program, endpoint: this.#kept, stateFolder, python, logInferences: true, signal };
    const server = await startServerProcess(start);
    this.#server = server;
    if (server.port !== this.#kept.port) {
      this.#kept = { ...this.#kept, port: server.port };
      this.#options.onPort(server.port);
    }
    this.#become('ready');
    return server;
  }

  #become(state: Endpoint['state'], message?: string): void {
    this.#state = state;
    this.#message = message;
    this.#options.onChange();
  }
}

function describe(error: unknown): string {
  if (error instanceof Failure) return sentence(error.message.replace(/\.$/, ''), error.data.details ?? []);
  return error instanceof Error ? error.message : String(error);
}

/** What happened, with the last lines of the server's log. */
function sentence(what: string, tail: readonly string[]): string {
  return tail.length === 0 ? `${what}.` : `${what}. Its log ends with:\n${tail.slice(-8).join('\n')}`;
}
