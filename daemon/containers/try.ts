import { randomBytes } from 'node:crypto';
import type Docker from 'dockerode';
import { Failure } from '#daemon/rpc/failure.ts';
import { buildImage, type Job } from './build.ts';

export interface Trial {
  readonly ok: boolean;
  readonly log: string[];
  readonly error?: string;
}

/** Whether a Dockerfile text builds in the project's context. The image that it makes is removed again. */
export async function tryDockerfile(docker: Docker, project: string, dockerfile: string, job: Job): Promise<Trial> {
  const tag = `slipway-try:${randomBytes(6).toString('hex')}`;
  const log: string[] = [];
  const progress: Job['progress'] = (event) => {
    if (event.log !== undefined) log.push(event.log);
    job.progress(event);
  };
  try {
    await buildImage(docker, { project, dockerfile, tag, labels: {} }, { signal: job.signal, progress });
    return { ok: true, log };
  } catch (error) {
    if (error instanceof Failure && error.data.reason === 'build-failed')
      return { ok: false, log, error: error.message };
    throw error;
  } finally {
    await docker
      .getImage(tag)
      .remove({ force: true })
      .catch(() => {}); // there is none where the build failed
  }
}
