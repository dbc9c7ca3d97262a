import type Docker from 'dockerode';
import { Failure } from '#daemon/rpc/failure.ts';
import type { Image } from '#protocol/rpc/deploy.ts';
import type { Progress } from '#protocol/rpc/index.ts';
import { BuildLog } from './build-events.ts';
import type { BuildNote } from './build-notes.ts';
import { contextOf, sentDockerfile } from './context.ts';
import { describeImage } from './image.ts';
import { removeSteps } from './remove-steps.ts';

export interface BuildRequest {
  /** Absolute path of the folder that is the context. */
  readonly project: string;
  /** Text of the Dockerfile. */
  readonly dockerfile: string;
  readonly tag: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Files by path that are in the context as if they were in the project. */
  readonly more?: ReadonlyMap<string, Buffer>;
}

export interface Job {
  readonly signal: AbortSignal;
  progress(event: Progress): void;
}

/** For whoever has nobody to clear up after them. */
export const unnoted: BuildNote = { made: () => {}, ended: () => {} };

/**
 * Builds an image. Throws a `Failure` whose details are the last lines of the build when a step fails, and one of kind
 * `cancelled` on the signal. Then no container and no image of this build is left, but what the engine had before. `note`
 * is for those who clear up should this process die in the middle; the caller ends it when the image is where it should be.
 */
export async function buildImage(docker: Docker, request: BuildRequest, job: Job, note = unnoted): Promise<Image> {
  const log = new BuildLog(
    (event) => job.progress(event),
    (image) => note.made(image),
  );
  try {
    await follow(docker, request, job.signal, log);
  } catch (error) {
    await clearUp(docker, log, note);
    if (job.signal.aborted)
      throw new Failure('cancelled', `Building ${request.tag} was cancelled.`, {
        reason: 'cancelled',
        subject: request.tag,
      });
    throw failed(request, log, error);
  }
  if (log.error !== null) {
    await clearUp(docker, log, note);
    throw failed(request, log, null);
  }
  const image = await describeImage(docker, request.tag);
  job.progress({ step: 'build', message: `${request.tag} is ${megabytes(image.size)}`, fraction: 1 });
  return image;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

async function follow(docker: Docker, request: BuildRequest, signal: AbortSignal, log: BuildLog): Promise<void> {
  signal.throwIfAborted();
  const stream = await docker.buildImage(contextOf(request.project, request.dockerfile, request.more), {
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

async function clearUp(docker: Docker, { made }: BuildLog, note: BuildNote): Promise<void> {
  try {
    await removeSteps(docker, made, 'remove');
    note.ended();
  } catch {
    // The engine is lost, as the build's own failure says: the note stays for when it is back.
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
