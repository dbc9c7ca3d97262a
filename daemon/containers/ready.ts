import { setTimeout as sleep } from 'node:timers/promises';
import type Docker from 'dockerode';
import { containerPort } from '#core/generate/dockerfile-facts.ts';
import { Failure } from '#daemon/rpc/failure.ts';

/** Milliseconds a server has to get ready. */
const patience = 60_000;

/**
 * Waits until a started container's server answers that it is ready, and returns its URL. Throws a `Failure` with its
 * last lines when it ends or is not ready after a minute.
 */
export async function waitReady(container: Docker.Container, signal: AbortSignal): Promise<string> {
  const until = performance.now() + patience;
  while (performance.now() < until) {
    signal.throwIfAborted();
    const { State, NetworkSettings } = await container.inspect();
    if (!State.Running || State.Restarting) throw await notReady(container, endOf(State));
    const port = NetworkSettings.Ports[`${containerPort}/tcp`]?.[0]?.HostPort;
    const url = `http://127.0.0.1:${port}`;
    if (port !== undefined && (await isReady(url, signal))) return url;
    await sleep(50, undefined, { signal });
  }
  throw await notReady(container, 'is not ready after a minute');
}

/** Whether the server at `url` says that its models are ready. */
export async function isReady(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/v2/health/ready`, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(2000)]),
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    signal.throwIfAborted();
    return false; // not listening yet
  }
}

function endOf(state: { ExitCode: number; OOMKilled: boolean }): string {
  return state.OOMKilled ? 'ran out of memory (see deploy.memory)' : `ended with code ${state.ExitCode}`;
}

async function notReady(container: Docker.Container, what: string): Promise<Failure> {
  const lines = await lastLines(container);
  return new Failure('failed', `The server in the container ${what}.`, {
    reason: 'container-not-ready',
    subject: container.id.slice(0, 12),
    remedy: 'See what it said below.',
    details: lines,
  });
}

/** What a container said last, without the frames that the engine puts around it. */
export async function lastLines(container: Docker.Container): Promise<string[]> {
  const raw = await container.logs({ stdout: true, stderr: true, tail: 40 }).catch(() => Buffer.alloc(0));
  return unframed(Buffer.from(raw))
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
}

/** Docker API, "Attach to a container": each frame has eight bytes before it, the last four of which are its length. */
function unframed(raw: Buffer): string {
  const texts: Buffer[] = [];
  for (let at = 0; at + 8 <= raw.length; ) {
    const length = raw.readUInt32BE(at + 4);
    texts.push(raw.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return Buffer.concat(texts).toString('utf8');
}
