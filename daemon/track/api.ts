import { openAsBlob } from 'node:fs';
import type * as z from 'zod';
import { notReachable, Refusal } from './errors.ts';
import type { Server } from './server.ts';

/** MLflow's REST API 2.0, as far as it is used here: https://mlflow.org/docs/latest/rest-api.html */
export class Api {
  readonly server: Server;
  readonly #signal: AbortSignal;

  constructor(server: Server, signal: AbortSignal) {
    this.server = server;
    this.#signal = signal;
  }

  /** The same server under another signal, for what must be said after cancelling. */
  under(signal: AbortSignal): Api {
    return new Api(this.server, signal);
  }

  async get<S extends z.ZodType>(path: string, query: Record<string, string>, schema: S): Promise<z.output<S>> {
    return schema.parse(await this.#ask(path, `${endpoint(path)}?${new URLSearchParams(query)}`, { method: 'GET' }));
  }

  async post<S extends z.ZodType>(path: string, body: unknown, schema: S): Promise<z.output<S>> {
    return schema.parse(await this.#ask(path, endpoint(path), json('POST', body)));
  }

  /** Uploads a file or bytes through the server's artifact proxy. `path` is below the artifact root. */
  async upload(path: string, content: { file: string } | { text: string }): Promise<void> {
    const body = 'file' in content ? await openAsBlob(content.file) : content.text;
    const headers = { 'content-type': 'application/octet-stream' };
    const place = `/api/2.0/mlflow-artifacts/artifacts/${path.split('/').map(encodeURIComponent).join('/')}`;
    await this.#ask(`the artifact ${path}`, place, { method: 'PUT', headers, body });
  }

  async #ask(what: string, place: string, init: RequestInit): Promise<unknown> {
    const { base, headers } = this.server;
    const response = await fetch(`${base}${place}`, {
      ...init,
      headers: { ...headers, ...Object.fromEntries(new Headers(init.headers)) },
      signal: this.#signal,
    }).catch((error: unknown) => {
      // undici puts what happened into the cause: ECONNREFUSED, ENOTFOUND, a certificate.
      if (this.#signal.aborted || !(error instanceof TypeError)) throw error;
      throw notReachable(
        base,
        error.cause instanceof Error ? error.cause.message || String(error.cause) : error.message,
      );
    });
    const text = await response.text();
    if (!response.ok) throw new Refusal(base, what, response.status, text);
    try {
      return text === '' ? {} : JSON.parse(text);
    } catch {
      throw notReachable(base, 'what answers there is not MLflow');
    }
  }
}

const endpoint = (path: string): string => `/api/2.0/mlflow/${path}`;

const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
