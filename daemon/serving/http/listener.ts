import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { ServerLog } from '../server-log.ts';
import { sendJson } from './answer.ts';
import { RequestFailure } from './request-failure.ts';
import { requestId } from './request-id.ts';
import type { Exchange, RouteContext, Router } from './routes.ts';

export interface ListenerOptions extends Pick<RouteContext, 'counts' | 'gate'> {
  readonly route: Router;
  readonly draining: () => boolean;
  readonly log: ServerLog;
}

/**
 * The HTTP server: finds the route, checks the key before it says anything else, and turns what goes wrong into
 * `{"error": "..."}` as the Open Inference Protocol wants it, without a stack trace. Slow senders are cut off.
 */
export function listener(options: ListenerOptions): Server {
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 65_000, connectionsCheckingInterval: 5_000 },
    (request, response) => handle(options, request, response),
  );
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    else socket.destroy();
  });
  return server;
}

function handle(options: ListenerOptions, request: IncomingMessage, response: ServerResponse): void {
  const id = requestId(request);
  if (options.draining()) response.setHeader('connection', 'close');
  const path = pathOf(request.url ?? '/');
  const found = options.route(path);
  const name = found instanceof RequestFailure ? 'none' : found.name;
  response.once('finish', () => options.counts.add(name, response.statusCode));
  const exchange: Exchange = { request, response, id, fail: (failure) => refuse(options, exchange, failure) };
  try {
    if (found instanceof RequestFailure || !found.open) options.gate(request);
    if (found instanceof RequestFailure) throw found;
    if (request.method !== found.method && !(request.method === 'HEAD' && found.method === 'GET'))
      throw new RequestFailure(405, `${path} is asked with ${found.method}, not ${request.method}.`, {
        allow: found.method,
      });
    found.handle(exchange);
  } catch (error) {
    exchange.fail(error instanceof RequestFailure ? error : fault(options, id, error));
  }
}

function refuse(options: ListenerOptions, { request, response, id }: Exchange, failure: RequestFailure): void {
  if (failure.status >= 500) options.log.warn('A request was not answered.', { request: id, status: failure.status });
  // A body that nobody reads would be taken for the next request.
  if (!request.complete) request.resume();
  sendJson(response, failure.status, { error: failure.message }, { ...failure.headers, 'x-request-id': id });
}

function fault(options: ListenerOptions, id: string, error: unknown): RequestFailure {
  options.log.error('A fault of the server.', {
    request: id,
    stack: error instanceof Error ? error.stack : `${error}`,
  });
  return new RequestFailure(500, `The server has a fault. Its log says more under ${id}.`);
}

function pathOf(url: string): string {
  const end = url.search(/[?#]/);
  const path = end < 0 ? url : url.slice(0, end);
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
