import { setTimeout as sleep } from 'node:timers/promises';
import type Docker from 'dockerode';
import { Failure } from '#daemon/rpc/failure.ts';
import type { Image } from '#protocol/rpc/deploy.ts';
import type { Progress } from '#protocol/rpc/index.ts';
import { BuildLog } from './build-events.ts';
import { contextOf, sentDockerfile } from './context.ts';
import { describeImage, statusOf } from './image.ts';

export interface BuildRequest {
  /** Absolute path of the folder that is the context. */
  readonly project: string;
  /** Text of the Dockerfile. */
  readonly dockerfile: string;
  readonly tag: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface Job {
  readonly signal: AbortSignal;
  progress(event: Progress): void;
}

/**
 * Builds an image. Throws a `Failure` whose details are the last lines of the build when a step fails, and one of kind
 * `cancelled` on the signal. Then no container and no image of this build is left, but what the engine had before.
 */
export async function buildImage(docker: Docker, request: BuildRequest, job: Job): Promise<Image> {
  const log = new BuildLog((event) => job.progress(event));
  try {
    await follow(docker, request, job.signal, log);
  } catch (error) {
    await removeMade(docker, log);
    if (job.signal.aborted)
      throw new Failure('cancelled', `Building ${request.tag} was cancelled.`, {
        reason: 'cancelled',
        subject: request.tag,
      });
    throw failed(request, log, error);
  }
  if (log.error !== null) {
    await removeMade(docker, log);
    throw failed(request, log, null);
  }
  const image = await describeImage(docker, request.tag);
  job.progress({ step: 'build', message: `${request.tag} is ${megabytes(image.size)}`, fraction: 1 });
  return image;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

async function follow(docker: Docker, request: BuildRequest, signal: AbortSignal, log: BuildLog): Promise<void> {
  signal.throwIfAborted();
  const stream = await docker.buildImage(contextOf(request.project, request.dockerfile), {
    dockerfile: sentDockerfile,
    t: request.tag,
    labels: { ...request.labels },
    rm: true,
    forcerm: true,
    abortSignal: signal,
  });
  await new Promise<void>((resolve, reject) => {
    // Following an aborted stream would otherwise never end.
    const abort = () => {
      if ('destroy' in stream && typeof stream.destroy === 'function') stream.destroy();
      reject(new Error('aborted'));
    };
    signal.addEventListener('abort', abort, { once: true });
    docker.modem.followProgress(
      stream,
      (error) => {
        signal.removeEventListener('abort', abort);
        if (error) reject(error);
        else resolve();
      },
      (event: unknown) => log.add(event),
    );
    if (signal.aborted) abort();
  });
}

/**
 * Removes the images of the steps that ran, newest first. The engine may still be ending the step that was cancelled, and
 * until then its image is in use; one that is in use for longer serves somebody else by now, and stays.
 */
async function removeMade(docker: Docker, log: BuildLog): Promise<void> {
  for (const id of log.made.toReversed()) {
    for (let attempt = 0; attempt < 50 && (await inUse(docker, id)); attempt += 1) await sleep(100);
  }
}

async function inUse(docker: Docker, id: string): Promise<boolean> {
  try {
    await docker.getImage(id).remove();
    return false;
  } catch (error) {
    return statusOf(error) === 409;
  }
}

function failed({ tag }: BuildRequest, log: BuildLog, error: unknown): Failure {
  const reason = log.error ?? (error instanceof Error ? error.message.trim() : String(error));
  const where = log.instruction === '' ? '' : ` at "${log.instruction}"`;
  return new Failure('failed', `The image ${tag} could not be built${where}: ${reason}`, {
    reason: 'build-failed',
    subject: log.instruction || tag,
    remedy: 'Mend the Dockerfile where it says, and build again.',
    details: log.lines.slice(-60),
  });
}
