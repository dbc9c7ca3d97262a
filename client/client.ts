import {
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  ParameterStructures,
  ProgressType,
} from 'vscode-jsonrpc/node';
import type { WebSocket } from 'ws';
import * as z from 'zod';
import { type Handshake, handshake, protocolVersion, Welcome } from '#protocol/rpc/daemon.ts';
import { closeReasons, type Envelope } from '#protocol/rpc/envelope.ts';
import { errorCodes, type Method, Progress } from '#protocol/rpc/index.ts';
import { FrameReader, FrameWriter } from '#protocol/rpc/transport.ts';
import { cancelled } from './cancelled.ts';
import { asDaemonError, clientReasons, connectionLost, DaemonError } from './error.ts';

export interface CallOptions {
  onProgress?(event: Progress): void;
  /** Cancels the call; it then rejects with a `DaemonError` whose `cancelled` is true. */
  readonly signal?: AbortSignal;
}

/** Why a connection ended. `clean`: the daemon left on purpose, so nobody need fetch it back. */
export interface Closing {
  readonly clean: boolean;
  readonly reason: string;
}

// See `Envelope`.
const { byPosition } = ParameterStructures;
const progressType = new ProgressType<unknown>();

/** One connection to the daemon, hands shaken. */
export class DaemonClient {
  readonly welcome: z.output<typeof Welcome>;
  readonly #connection: MessageConnection;
  readonly #socket: WebSocket;
  readonly #closeListeners = new Set<(closing: Closing) => void>();
  readonly #receivers = new Map<string, Set<(params: unknown) => void>>();
  #closing: Closing | null = null;
  #calls = 0;

  /** Shakes hands on an open socket. Rejects with the daemon's refusal. */
  static async greet(socket: WebSocket, caller: Omit<z.input<typeof Handshake>, 'protocol'>): Promise<DaemonClient> {
    const connection = createMessageConnection(new FrameReader(socket), new FrameWriter(socket));
    connection.onError(() => {});
    const lost = new Promise<never>((_, reject) => {
      socket.once('close', () => reject(connectionLost(handshake.name)));
    });
    lost.catch(() => {});
    connection.listen();
    try {
      const hello: z.input<typeof Handshake> = { protocol: protocolVersion, ...caller };
      const answer = await Promise.race([connection.sendRequest(handshake.name, byPosition, hello, {}), lost]);
      return new DaemonClient(socket, connection, Welcome.parse(answer));
    } catch (error) {
      socket.close();
      throw asDaemonError(error, handshake.name);
    }
  }

  private constructor(socket: WebSocket, connection: MessageConnection, welcome: z.output<typeof Welcome>) {
    this.#socket = socket;
    this.#connection = connection;
    this.welcome = welcome;
    connection.onNotification((name, params) => {
      for (const receive of this.#receivers.get(name) ?? []) receive(params);
    });
    socket.once('close', (code: number, text: Buffer) => {
      const reason = text.toString();
      const clean = code === 1001 && (reason === closeReasons.stopped || reason === closeReasons.idle);
      this.#closing = { clean, reason: reason || `code ${code}` };
      connection.dispose();
      for (const listener of this.#closeListeners) listener(this.#closing);
    });
  }

  /**
   * Calls a method. Rejects with a `DaemonError`: the daemon's own, `connection-lost` when it went away before it
   * answered, or `bad-answer` when what came is not what the method promises.
   */
  async call<P extends z.ZodType, R extends z.ZodType>(
    method: Method<P, R>,
    params: z.input<P>,
    options: CallOptions = {},
  ): Promise<z.output<R>> {
    if (this.#closing) throw connectionLost(method.name);
    if (options.signal?.aborted) throw cancelled(method.name);
    const cancellation = new CancellationTokenSource();
    const cancel = () => cancellation.cancel();
    options.signal?.addEventListener('abort', cancel, { once: true });
    const token = options.onProgress ? `progress-${++this.#calls}` : undefined;
    const watching =
      token === undefined
        ? undefined
        : this.#connection.onProgress(progressType, token, (event) => {
            const parsed = Progress.safeParse(event);
            if (parsed.success) options.onProgress?.(parsed.data);
          });
    const call: Envelope[1] = token === undefined ? {} : { progress: token };
    try {
      const answer: unknown = await this.#connection.sendRequest(
        method.name,
        byPosition,
        params,
        call,
        cancellation.token,
      );
      return parseAnswer(method, answer);
    } catch (error) {
      throw asDaemonError(error, method.name);
    } finally {
      options.signal?.removeEventListener('abort', cancel);
      watching?.dispose();
      cancellation.dispose();
    }
  }

  /** Listens to a notification; what does not fit `schema` is not passed on. Returns what ends it. */
  on<S extends z.ZodType>(name: string, schema: S, listener: (params: z.output<S>) => void): () => void {
    const receive = (params: unknown) => {
      const parsed = schema.safeParse(params);
      if (parsed.success) listener(parsed.data);
    };
    const receivers = this.#receivers.get(name) ?? new Set();
    this.#receivers.set(name, receivers.add(receive));
    return () => receivers.delete(receive);
  }

  /** Calls `listener` when the connection has ended, at once if it has already. Returns what ends the listening. */
  onClosed(listener: (closing: Closing) => void): () => void {
    if (this.#closing) listener(this.#closing);
    else this.#closeListeners.add(listener);
    return () => this.#closeListeners.delete(listener);
  }

  close(): void {
    this.#socket.close(1000);
  }
}

function parseAnswer<P extends z.ZodType, R extends z.ZodType>(method: Method<P, R>, answer: unknown): z.output<R> {
  const parsed = method.result.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new DaemonError(errorCodes.internal, `The daemon's answer to ${method.name} has another shape than expected.`, {
    reason: clientReasons.badAnswer,
    subject: method.name,
    details: z.prettifyError(parsed.error).split('\n'),
    remedy: 'Check that the caller and the daemon are of the same version of Slipway.',
  });
}
