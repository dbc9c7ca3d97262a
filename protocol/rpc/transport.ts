import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageReader,
  type MessageWriter,
} from 'vscode-jsonrpc';
import * as z from 'zod';

/** The part of a `ws` WebSocket that is used. */
export interface FrameSocket {
  on(event: 'message', listener: (data: { toString(): string }, isBinary: boolean) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  send(text: string, callback: (error?: Error | null) => void): void;
  close(code?: number, reason?: string): void;
}

const Id = z.union([z.string(), z.number()]);

/** What every JSON-RPC 2.0 message is; the parts are checked by those who read them. */
const Frame = z.looseObject({
  jsonrpc: z.literal('2.0'),
  id: Id.nullish(),
  method: z.string().optional(),
  params: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]).optional(),
});

/** Notifications that vscode-jsonrpc takes apart itself, without a look at what they are: a wrong one would throw there. */
const builtIn = new Map<string, z.ZodType>([
  ['$/cancelRequest', z.looseObject({ id: Id })],
  ['$/progress', z.looseObject({ token: Id })],
]);

/** Reads one JSON-RPC message from each text frame. Anything else closes the connection, and only that one. */
export class FrameReader extends AbstractMessageReader implements MessageReader {
  readonly #socket: FrameSocket;
  /** Frames that came before somebody listened. */
  #waiting: Message[] = [];
  #callback: DataCallback | null = null;

  constructor(socket: FrameSocket) {
    super();
    this.#socket = socket;
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('error', (error) => this.fireError(error));
    socket.on('close', () => this.fireClose());
  }

  listen(callback: DataCallback): Disposable {
    this.#callback = callback;
    for (const message of this.#waiting.splice(0)) callback(message);
    return { dispose: () => (this.#callback = null) };
  }

  #receive(data: { toString(): string }, isBinary: boolean): void {
    const message = isBinary ? null : parse(data.toString());
    if (message === null) {
      this.#socket.close(isBinary ? 1003 : 1007, 'not a JSON-RPC 2.0 message');
      return;
    }
    if (this.#callback) this.#callback(message);
    else this.#waiting.push(message);
  }
}

function parse(text: string): Message | null {
  try {
    const frame = Frame.safeParse(JSON.parse(text));
    if (!frame.success) return null;
    const { method, id, params } = frame.data;
    if (method === undefined) return id === undefined ? null : frame.data;
    return builtIn.get(method)?.safeParse(params).success === false ? null : frame.data;
  } catch {
    return null;
  }
}

/** Writes each JSON-RPC message as one text frame. */
export class FrameWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #socket: FrameSocket;

  constructor(socket: FrameSocket) {
    super();
    this.#socket = socket;
  }

  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.send(JSON.stringify(message), (error) => {
        if (error) {
          this.fireError(error, message);
          reject(error);
        } else resolve();
      });
    });
  }

  end(): void {}
}
