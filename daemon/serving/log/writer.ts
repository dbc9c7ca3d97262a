import {
  closeSync,
  fsync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { decodeSegment, encodeFrames, magic } from './frame.ts';
import { listSegments, segmentFile } from './segments.ts';

export interface LogOptions {
  readonly folder: string;
  /** A segment is closed once it has this many bytes. */
  readonly segmentBytes: number;
  /** Most bytes of all segments; the oldest are removed first, the one being written never. */
  readonly totalBytes: number;
}

/**
 * The inference log: payloads in framed, numbered segments (see `frame.ts`).
 *
 * Durability: `append` returns when the kernel has the frames, so nothing it took is lost when the process is killed.
 * Segments reach the disk (fsync) once a second, on rotation and on `close`, so a power cut loses a second at most. A
 * frame that was cut short is dropped when the log is opened again. One writer a folder.
 */
export class LogWriter {
  readonly #options: LogOptions;
  #number: number;
  #descriptor: number;
  #bytes: number;
  #dirty = false;
  readonly #timer: NodeJS.Timeout;

  /** Opens or creates the log; cuts off a torn tail. Throws what the file system says where that cannot be done. */
  constructor(options: LogOptions) {
    this.#options = options;
    mkdirSync(options.folder, { recursive: true, mode: 0o700 });
    const last = listSegments(options.folder).at(-1);
    this.#number = last?.number ?? 1;
    const opened = openSegment(segmentFile(options.folder, this.#number));
    this.#descriptor = opened.descriptor;
    this.#bytes = opened.bytes;
    this.#timer = setInterval(() => this.#sync(), 1000);
    this.#timer.unref();
  }

  /** Writes payloads in order. Throws what the file system says (a full disk); what is then half-written is cut off. */
  append(payloads: readonly string[]): void {
    const frames = encodeFrames(payloads);
    try {
      for (let written = 0; written < frames.length; )
        written += writeSync(this.#descriptor, frames, written, frames.length - written, this.#bytes + written);
    } catch (error) {
      ftruncateSync(this.#descriptor, this.#bytes);
      throw error;
    }
    this.#bytes += frames.length;
    this.#dirty = true;
    if (this.#bytes >= this.#options.segmentBytes) this.#rotate();
  }

  close(): void {
    clearInterval(this.#timer);
    fsyncSync(this.#descriptor);
    closeSync(this.#descriptor);
  }

  #rotate(): void {
    const next = openSegment(segmentFile(this.#options.folder, this.#number + 1));
    fsyncSync(this.#descriptor);
    closeSync(this.#descriptor);
    this.#number++;
    this.#descriptor = next.descriptor;
    this.#bytes = next.bytes;
    this.#removeOldest();
  }

  #removeOldest(): void {
    const segments = listSegments(this.#options.folder).map((segment) => ({
      ...segment,
      size: statSync(segment.file).size,
    }));
    let total = segments.reduce((sum, { size }) => sum + size, 0);
    for (const segment of segments) {
      if (total + this.#options.segmentBytes <= this.#options.totalBytes || segment.number === this.#number) return;
      rmSync(segment.file);
      total -= segment.size;
    }
  }

  #sync(): void {
    if (!this.#dirty) return;
    this.#dirty = false;
    // A failure shows again, and louder, at the next write.
    fsync(this.#descriptor, () => {});
  }
}

function openSegment(file: string): { descriptor: number; bytes: number } {
  const descriptor = openSync(file, 'a+', 0o600);
  closeSync(descriptor);
  const { end } = decodeSegment(readFileSync(file));
  const writable = openSync(file, 'r+');
  ftruncateSync(writable, end);
  if (end > 0) return { descriptor: writable, bytes: end };
  writeSync(writable, magic, 0, magic.length, 0);
  return { descriptor: writable, bytes: magic.length };
}
