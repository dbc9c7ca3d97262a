import type { IncomingMessage } from 'node:http';
import { RequestFailure } from './request-failure.ts';

/** Milliseconds a body that is too large is still read for, so that the answer reaches its sender. */
const patience = 1000;

/**
 * Reads a request's body of at most `limit` bytes and hands it to `done`, or a `RequestFailure` (413, 415) to `failed`.
 * Neither is called when the client goes away. Callbacks and not a promise: this is once a request on the hot path.
 */
export function readBody(
  request: IncomingMessage,
  limit: number,
  done: (body: Buffer) => void,
  failed: (failure: RequestFailure) => void,
): void {
  request.on('error', () => {});
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    failed(new RequestFailure(415, `A body in the encoding ${encoding} is not read here; send it as it is.`));
    return;
  }
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    skip(request, limit, failed);
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  const onData = (chunk: Buffer) => {
    size += chunk.length;
    if (size <= limit) {
      chunks.push(chunk);
      return;
    }
    request.off('data', onData);
    request.off('end', onEnd);
    skip(request, limit, failed);
  };
  const onEnd = () => {
    const only = chunks.length === 1 ? chunks[0] : undefined;
    done(only ?? Buffer.concat(chunks, size));
  };
  request.on('data', onData);
  request.on('end', onEnd);
}

/**
 * Reads on without keeping, for as much again as is allowed, before the failure is told: a connection closed with unread
 * bytes is reset, and its sender sees a broken pipe and no reason.
 */
function skip(request: IncomingMessage, limit: number, failed: (failure: RequestFailure) => void): void {
  let skipped = 0;
  const tell = () => {
    clearTimeout(timer);
    request.off('data', onData);
    request.off('end', tell);
    failed(
      new RequestFailure(413, `The body is larger than ${limit} bytes. Send fewer rows in one request.`, {
        connection: 'close',
      }),
    );
  };
  const timer = setTimeout(tell, patience);
  const onData = (chunk: Buffer) => {
    skipped += chunk.length;
    if (skipped > limit) tell();
  };
  request.on('data', onData);
  request.on('end', tell);
}
