import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Failure } from '#daemon/rpc/failure.ts';
import type { Comparison } from '#protocol/model.ts';
import type { Endpoint } from '#protocol/rpc/serve.ts';
import type { Backoff } from './backoff.ts';
import { checkPort } from './check-port.ts';
import { hashOf, newKey } from './key.ts';
import type { ServerProgram } from './server-process.ts';
import { Supervisor } from './supervisor.ts';
import type { EndpointTable, KeptEndpoint } from './table.ts';
import { tryModel } from './trial.ts';
import { verifyModelFolder } from './verify.ts';

export interface EndpointsOptions {
  readonly program: ServerProgram;
  readonly table: EndpointTable;
  /** Holds a folder for each endpoint: its server's log, inference log and windows. */
  readonly folder: string;
  /** The daemon's own. */
  readonly stateFolder: string;
  readonly backoff: Backoff;
  readonly onChange: (endpoints: Endpoint[]) => void;
  /** Python of the environment that a Python model is served in; made where it is not there. */
  readonly pythonOf: (endpoint: KeptEndpoint, signal: AbortSignal, tell?: Tell) => Promise<string>;
}

/** What is at work, and lines of its tools. */
export interface Tell {
  step(step: string, message: string): void;
  line(line: string): void;
}

export interface Started {
  readonly endpoint: Endpoint;
  /** Where it is new. */
  readonly key: string | null;
  /** Of a Python model: its server's answers to the captured rows, against the notebook's. */
  readonly comparisons: Comparison[];
}

export interface StartRequest {
  readonly name: string;
  readonly folder: string;
  readonly port: number;
  readonly auth: 'api-key' | 'none';
  readonly window: number;
  readonly falseAlarmRate: number;
  readonly replace: boolean;
  readonly newKey: boolean;
  readonly interpreter?: string | undefined;
}

/** As in `slipway.yaml`: lower-case letters, digits and dashes, which are safe in a path and in a URL. */
export const isEndpointName = (name: string): boolean => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name);

/** Where an endpoint's server keeps its log and windows, in `folder`, which holds those of all. */
export const endpointFolder = (folder: string, id: string): string => join(folder, id);

/** The model servers of this daemon. An endpoint's id is its name; serving a name again replaces what it served. */
export class Endpoints {
  readonly #options: EndpointsOptions;
  readonly #running = new Map<string, Supervisor>();
  /** Starts and stops of one name happen one after the other. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(options: EndpointsOptions) {
    this.#options = options;
  }

  get list(): Endpoint[] {
    return [...this.#running.values()].map(({ endpoint }) => endpoint).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Whether a server runs or should: the daemon stays for it. */
  get needed(): boolean {
    return this.list.some(({ state }) => state !== 'failed' && state !== 'stopped');
  }

  /** Starts what an earlier daemon was running, in the background. */
  resume(): void {
    for (const kept of this.#options.table.all()) this.#resume(kept);
  }

  /**
   * Resolves when the server is ready, with its key where that is new: the only time that is seen. Rejects with a `Failure`;
   * whatever was served under the name before then runs, or is started again.
   */
  start(request: StartRequest, signal: AbortSignal, tell: Tell = silent): Promise<Started> {
    checkName(request.name);
    return this.#inTurn(request.name, async () => {
      const { kind, digest } = await verifyModelFolder(request.folder);
      const before = this.#options.table.get(request.name);
      const sameModel = before?.folder === request.folder;
      if (before && !sameModel && !request.replace) throw servesAnother(before, request);
      // What answers goes on answering where it is plain beforehand that nothing could take its place.
      if (request.port !== 0 && request.port !== before?.port) await checkPort(request.port);
      const { key, keyHash } = keyOf(request, sameModel ? before : null);
      const next: KeptEndpoint = {
        id: request.name,
        folder: request.folder,
        digest,
        // Whoever has the address of the one before should find the new one there.
        port: request.port === 0 ? (before?.port ?? 0) : request.port,
        keyHash,
        window: request.window,
        falseAlarmRate: request.falseAlarmRate,
        interpreter: request.interpreter ?? null,
      };
      // The long part of it, while what was served before goes on answering.
      const comparisons = kind === 'python' ? await this.#try(next, signal, tell) : [];
      tell.step('serve', `Starting the model server of ${next.id}`);
      await this.#running.get(next.id)?.stop();
      this.#running.delete(next.id);
      const supervisor = this.#supervise(next);
      this.#running.set(next.id, supervisor);
      this.#changed();
      try {
        await supervisor.start(signal);
      } catch (error) {
        this.#running.delete(next.id);
        if (before) this.#resume(before);
        this.#changed();
        throw error;
      }
      this.#options.table.put({ ...next, port: Number(new URL(supervisor.endpoint.url).port) });
      return { endpoint: supervisor.endpoint, key, comparisons };
    });
  }

  /** Stops an endpoint for good. Its log and windows stay in its folder. */
  stop(id: string): Promise<Endpoint> {
    return this.#inTurn(id, async () => {
      const supervisor = this.#running.get(id);
      if (!supervisor) throw notFound(id, this.list);
      this.#options.table.remove(id);
      await supervisor.stop();
      this.#running.delete(id);
      this.#changed();
      return supervisor.endpoint;
    });
  }

  /** Ends every server and keeps what should run, for the next daemon. */
  async close(): Promise<void> {
    await Promise.all([...this.#running.values()].map((supervisor) => supervisor.stop()));
  }

  async #try(next: KeptEndpoint, signal: AbortSignal, tell: Tell): Promise<Comparison[]> {
    const python = await this.#options.pythonOf(next, signal, tell);
    tell.step('verify', 'Asking the rows that the notebook answered');
    return tryModel(this.#options, next, python, signal);
  }

  #resume(kept: KeptEndpoint): void {
    const supervisor = this.#supervise(kept);
    this.#running.set(kept.id, supervisor);
    supervisor.resume();
  }

  #supervise(kept: KeptEndpoint): Supervisor {
    return new Supervisor(kept, {
      program: this.#options.program,
      stateFolder: endpointFolder(this.#options.folder, kept.id),
      pythonOf: this.#options.pythonOf,
      backoff: this.#options.backoff,
      onChange: () => this.#changed(),
      onPort: (port) => {
        // What replaces another is kept when it has started, and not before.
        const known = this.#options.table.get(kept.id);
        if (known && isDeepStrictEqual({ ...known, port }, { ...kept, port }))
          this.#options.table.put({ ...kept, port });
      },
    });
  }

  #changed(): void {
    this.#options.onChange(this.list);
  }

  #inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(id) ?? Promise.resolve()).then(work, work);
    this.#turns.set(id, turn);
    return turn;
  }
}

const silent: Tell = { step() {}, line() {} };

function checkName(name: string): void {
  if (isEndpointName(name)) return;
  throw new Failure('invalidParams', `${JSON.stringify(name)} cannot be an endpoint's name.`, {
    reason: 'name-not-allowed',
    subject: name,
    remedy: 'Use lower-case letters, digits and dashes, at most 63 of them.',
  });
}

/** A model that is served again keeps its key, so that whoever has it is still let in. */
function keyOf(
  { auth, newKey: another }: StartRequest,
  before: KeptEndpoint | null,
): { key: string | null; keyHash: string | null } {
  if (auth === 'none') return { key: null, keyHash: null };
  if (before !== null && before.keyHash !== null && !another) return { key: null, keyHash: before.keyHash };
  const key = newKey();
  return { key, keyHash: hashOf(key) };
}

function servesAnother(before: KeptEndpoint, { name, folder }: StartRequest): Failure {
  return new Failure('refused', `${name} is the name of another model that is served now, of ${before.folder}.`, {
    reason: 'name-taken',
    subject: name,
    remedy: `Stop that one first: slipway serve --stop ${name}. Or give this project another name in slipway.yaml.`,
    details: [`served now: ${before.folder}`, `asked for: ${folder}`],
  });
}

function notFound(id: string, endpoints: readonly Endpoint[]): Failure {
  const names = endpoints.map((endpoint) => endpoint.id).join(', ');
  return new Failure('missing', `There is no endpoint ${JSON.stringify(id)}.`, {
    reason: 'endpoint-not-found',
    subject: id,
    remedy: names === '' ? 'Nothing is being served.' : `There are: ${names}.`,
  });
}
