import { randomBytes } from 'node:crypto';
import type Docker from 'dockerode';
import { Failure } from '#daemon/rpc/failure.ts';
import { buildImage, type Job, unnoted } from './build.ts';

export interface Trial {
  readonly ok: boolean;
  readonly log: string[];
  readonly error?: string;
}

export interface Tried {
  readonly project: string;
  readonly dockerfile: string;
  /** Files by path that the context has beside those of the project, where nothing is written. */
  readonly more: ReadonlyMap<string, Buffer>;
  readonly tag?: string;
}

const repository = 'slipway-try';

/** A name for a trial's image, which is removed again. */
export const trialTag = (): string => `${repository}:${randomBytes(6).toString('hex')}`;
export const isTrial = (tag: string): boolean => tag.startsWith(`${repository}:`);

/** Whether a Dockerfile text builds in the project's context. The image that it makes is removed again. */
export async function tryDockerfile(
  docker: Docker,
  { project, dockerfile, more, tag = trialTag() }: Tried,
  job: Job,
  note = unnoted,
): Promise<Trial> {
  const log: string[] = [];
  const progress: Job['progress'] = (event) => {
    if (event.log !== undefined) log.push(event.log);
    job.progress(event);
  };
  try {
    await buildImage(docker, { project, dockerfile, tag, more, labels: {} }, { signal: job.signal, progress }, note);
  } catch (error) {
    if (error instanceof Failure && error.data.reason === 'build-failed')
      return { ok: false, log, error: error.message };
    throw error;
  }
  await docker.getImage(tag).remove({ force: true });
  note.ended();
  return { ok: true, log };
}
