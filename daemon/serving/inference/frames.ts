/** Most bytes of one frame; a batch is bounded far below it by the server's limits. */
const mostBytes = 2 ** 30;
const sizesLength = 8;

/** A header with a body of bytes, between the server and a Python worker; see python-worker/slipway_serve/channel.py. */
export function frame(header: object, parts: readonly Uint8Array[] = []): Buffer {
  const head = Buffer.from(JSON.stringify(header));
  const sizes = Buffer.alloc(sizesLength);
  sizes.writeUInt32LE(head.length, 0);
  sizes.writeUInt32LE(
    parts.reduce((sum, part) => sum + part.byteLength, 0),
    4,
  );
  return Buffer.concat([sizes, head, ...parts]);
}

/** Puts frames together from the chunks of a stream, in whatever pieces they come. */
export class FrameReader {
  readonly #onFrame: (header: unknown, body: Buffer) => void;
  #chunks: Buffer[] = [];
  #length = 0;

  constructor(onFrame: (header: unknown, body: Buffer) => void) {
    this.#onFrame = onFrame;
  }

  /** Throws where the stream holds something else than frames; nothing after it can be read. */
  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    for (let sizes = this.#sizes(); sizes !== null; sizes = this.#sizes()) {
      const total = sizesLength + sizes.head + sizes.body;
      if (total > mostBytes) throw new Error('A frame is too long.');
      if (this.#length < total) return;
      const all = this.#whole();
      this.#chunks = all.length > total ? [all.subarray(total)] : [];
      this.#length = all.length - total;
      const header: unknown = JSON.parse(all.toString('utf8', sizesLength, sizesLength + sizes.head));
      this.#onFrame(header, all.subarray(sizesLength + sizes.head, total));
    }
  }

  #sizes(): { head: number; body: number } | null {
    if (this.#length < sizesLength) return null;
    const first = this.#chunks[0];
    const start = first !== undefined && first.length >= sizesLength ? first : this.#whole();
    return { head: start.readUInt32LE(0), body: start.readUInt32LE(4) };
  }

  #whole(): Buffer {
    const all = Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }
}
