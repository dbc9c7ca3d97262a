import type { RecordRow, Signature } from '#protocol/model.ts';
import type { ToPanel } from '#protocol/webview.ts';
import type { Endpoint } from './endpoints.ts';

export interface Model {
  readonly signature: Signature;
  /** A row that really occurred. */
  readonly example: RecordRow;
}

export interface Served extends Model {
  readonly endpoint: Endpoint;
}

/** An endpoint with its model's columns as they are served now: read again when it is served again. */
export class ServedModel {
  readonly #read: (endpoint: Endpoint) => Promise<Model>;
  #now: Served | null = null;
  #newest: Endpoint | undefined;

  constructor(read: (endpoint: Endpoint) => Promise<Model>) {
    this.#read = read;
  }

  /** Null before the first reading, and where the model that is served cannot be read. */
  get now(): Served | null {
    return this.#now;
  }

  /**
   * Takes what an endpoint has become, or that it is gone; what a panel is to show then, or null when something newer
   * came meanwhile. Rejects with why the model cannot be read.
   */
  async become(endpoint: Endpoint | undefined, name: string): Promise<ToPanel | null> {
    this.#newest = endpoint;
    if (endpoint?.state !== 'ready')
      return { type: 'disconnected', message: endpoint?.message ?? `${name} is not served right now.` };
    if (this.#now === null || servingOf(this.#now.endpoint) !== servingOf(endpoint)) {
      this.#now = null;
      const model = await this.#read(endpoint);
      if (this.#newest !== endpoint) return null;
      this.#now = { endpoint, ...model };
    }
    const { signature, example } = this.#now;
    return { type: 'try-it', endpoint: endpoint.url, signature, example };
  }
}

/** The same as long as the same process or container serves the same model. */
const servingOf = ({ url, folder, model, pid, auth, deployment }: Endpoint): string =>
  JSON.stringify([url, folder, model, pid, auth, deployment?.model]);
