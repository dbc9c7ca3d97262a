import { connect } from 'node:net';

export interface LoadResult {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly errors: number;
}

/**
 * Asks one HTTP/1.1 request over and over on kept-alive connections, the next as soon as the answer is there, for
 * `seconds` after a second of warming up. Latencies in milliseconds. Raw sockets, so that the load costs less than what
 * it measures; it still shares the machine with it.
 */
export async function load(url: string, connections: number, seconds: number, request: Buffer): Promise<LoadResult> {
  const { hostname, port } = new URL(url);
  const latencies: number[] = [];
  let errors = 0;
  let recording = false;
  let ended = false;
  const one = () =>
    new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname);
      socket.setNoDelay(true);
      let began = 0;
      let awaited = -1;
      let text = '';
      const ask = () => {
        began = performance.now();
        awaited = -1;
        text = '';
        socket.write(request);
      };
      socket.on('connect', ask);
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1');
        if (awaited < 0) {
          const end = text.indexOf('\r\n\r\n');
          if (end < 0) return;
          awaited = end + 4 + Number(/content-length: (\d+)/i.exec(text)?.[1]);
        }
        if (text.length < awaited) return;
        if (recording) latencies.push(performance.now() - began);
        if (!text.startsWith('HTTP/1.1 200')) errors++;
        if (ended) socket.destroy();
        else ask();
      });
      socket.on('error', () => {
        errors++;
      });
      socket.on('close', () => resolve());
    });
  const all = Array.from({ length: connections }, one);
  const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  await wait(1000);
  recording = true;
  const began = performance.now();
  await wait(seconds * 1000);
  const elapsed = (performance.now() - began) / 1000;
  recording = false;
  ended = true;
  await Promise.all(all);
  latencies.sort((a, b) => a - b);
  const at = (q: number) => latencies[Math.min(latencies.length - 1, Math.floor(q * latencies.length))] ?? Number.NaN;
  return { perSecond: latencies.length / elapsed, p50: at(0.5), p99: at(0.99), errors };
}

/** Bytes of a POST request with a JSON body. */
export function post(path: string, body: string, headers: Readonly<Record<string, string>> = {}): Buffer {
  const lines = Object.entries({ host: 'bench', 'content-type': 'application/json', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\n${lines.join('')}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
