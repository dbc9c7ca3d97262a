import { createMessageConnection, ProgressType, ResponseError } from 'vscode-jsonrpc/node';
import type { WebSocket } from 'ws';
import { Handshake, handshake, protocolVersion } from '#protocol/rpc/daemon.ts';
import { type ErrorData, errorCodes, type Progress } from '#protocol/rpc/index.ts';
import { FrameReader, FrameWriter } from '#protocol/rpc/transport.ts';
import { answer, openEnvelope, wireError } from './answer.ts';
import { inEnvironment } from './environment.ts';
import type { Handler, Log } from './handler.ts';
import type { Jobs } from './jobs.ts';

/** What a connection needs of the daemon. */
export interface Host {
  readonly version: string;
  readonly log: Log;
  readonly logFile: string;
  readonly methods: ReadonlyMap<string, Handler>;
  /** Answered at once and not counted as jobs. */
  readonly ownMethods: ReadonlySet<string>;
  readonly jobs: Jobs;
  readonly handshakeMilliseconds: number;
  /** A client of a newer protocol came; whether the daemon leaves to let it start its own. */
  makeWay(): boolean;
  greeted(client: Client): void;
}

/** A connection that has shown the token and shaken hands. */
export interface Client {
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
  readonly closed: AbortSignal;
  notify(name: string, params: unknown): void;
}

/** Progress is dropped for a client that reads slower than this many bytes behind. */
const backlog = 4 * 1024 * 1024;
const progressType = new ProgressType<Progress>();

/** Speaks JSON-RPC on a socket that has shown the token: handshake first, then any number of calls at once. */
export function serve(socket: WebSocket, host: Host): void {
  const connection = createMessageConnection(new FrameReader(socket), new FrameWriter(socket));
  const closed = new AbortController();
  let client: Client | null = null;
  const timer = setTimeout(() => socket.close(1008, 'no handshake'), host.handshakeMilliseconds);
  // What goes wrong on the wire ends in `close`; the reader and the sender need no word of ours about it.
  connection.onError(() => {});
  socket.once('close', () => {
    clearTimeout(timer);
    closed.abort();
    connection.dispose();
    host.log.info('disconnected', { program: client?.program ?? null });
  });

  const greet = (params: unknown) => {
    const hello = Handshake.safeParse(openEnvelope(handshake.name, params)[0]);
    if (!hello.success) throw refused('invalid-handshake', 'The handshake has another shape than expected.');
    const { protocol, program, version, env } = hello.data;
    if (protocol !== protocolVersion) {
      const leaves = protocol > protocolVersion && host.makeWay();
      throw refused(
        leaves ? 'making-way' : 'protocol-mismatch',
        `The daemon (Slipway ${host.version}) speaks protocol ${protocolVersion}, ${program} ${version} speaks ${protocol}.`,
      );
    }
    clearTimeout(timer);
    client = {
      program,
      env: env ?? process.env,
      closed: closed.signal,
      notify: (name, body) => void connection.sendNotification(name, body).catch(() => {}),
    };
    host.log.info('connected', { program, version });
    host.greeted(client);
    return { protocol: protocolVersion, version: host.version, pid: process.pid, log: host.logFile };
  };

  connection.onNotification(() => {
    if (!client) socket.close(1008, 'no handshake');
  });
  connection.onRequest(async (name, params, token) => {
    if (!client) {
      try {
        if (name !== handshake.name) throw refused('no-handshake', 'The first message must be the handshake.');
        return greet(params);
      } catch (error) {
        setImmediate(() => socket.close(1008, 'no handshake'));
        throw error instanceof ResponseError ? error : wireError(error, name, closed.signal, host.log, host.logFile);
      }
    }
    const caller = client;
    const handler = host.methods.get(name);
    if (!handler) throw new ResponseError<ErrorData>(-32601, `There is no method ${name}.`, unknownMethod(name));
    const abort = new AbortController();
    // A token that was cancelled before it came here never fires; what has not begun need not.
    if (token.isCancellationRequested) throw cancelled(name);
    token.onCancellationRequested(() => abort.abort());
    const signal = AbortSignal.any([abort.signal, closed.signal]);
    const work = async () => {
      const [own, call] = openEnvelope(name, params);
      const progress = (event: Progress) => {
        if (call.progress === undefined || socket.bufferedAmount > backlog) return;
        connection.sendProgress(progressType, call.progress, event).catch(() => {});
      };
      const job = { signal, progress, client: caller };
      return inEnvironment(caller.env, () => answer(handler, own, job, host.log, host.logFile));
    };
    if (host.ownMethods.has(name)) return wire(work, name);
    const began = performance.now();
    const tell = (outcome: string) =>
      host.log.info('call', {
        method: name,
        program: caller.program,
        outcome,
        milliseconds: Math.round(performance.now() - began),
      });
    return host.jobs
      .run(name, abort, () => wire(work, name))
      .then(
        (result) => {
          tell('answered');
          return result;
        },
        (error: unknown) => {
          tell(error instanceof Error ? error.message : 'failed');
          throw error;
        },
      );
  });
  connection.listen();

  async function wire<T>(work: () => Promise<T>, name: string): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof ResponseError ? error : wireError(error, name, closed.signal, host.log, host.logFile);
    }
  }
}

function refused(reason: string, message: string): ResponseError<ErrorData> {
  return new ResponseError<ErrorData>(errorCodes.refused, message, {
    reason,
    remedy:
      'Update the older of the two; the daemon leaves by itself when idle, or at once with "slipway doctor --stop-daemon".',
  });
}

const cancelled = (subject: string): ResponseError<ErrorData> =>
  new ResponseError(errorCodes.cancelled, `${subject} was cancelled.`, { reason: 'cancelled', subject });

const unknownMethod = (subject: string): ErrorData => ({
  reason: 'unknown-method',
  subject,
  remedy: 'Check that the caller and the daemon are of the same version of Slipway.',
});
