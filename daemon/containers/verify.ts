import { randomBytes } from 'node:crypto';
import type Docker from 'dockerode';
import { compareAnswers, type Tolerance } from '#core/proof/index.ts';
import { ask, hashOf, readModelFiles } from '#daemon/endpoints/index.ts';
import { environment } from '#daemon/rpc/environment.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { Comparison } from '#protocol/model.ts';
import type { Job } from './build.ts';
import { bytesOf, hardened } from './hardened.ts';
import { statusOf } from './image.ts';
import { modelKeys } from './model-keys.ts';
import { passingLabels } from './owner.ts';
import { waitReady } from './ready.ts';

export interface Verification {
  readonly comparisons: Comparison[];
  /** From starting the container to its first ready answer. */
  readonly readyMilliseconds: number;
}

export interface VerifyRequest {
  readonly tag: string;
  /** The model folder on this machine: its captured rows are asked. */
  readonly folder: string;
  readonly tolerance: Tolerance;
  /** Whose container it is: see `storeLabel`. */
  readonly store: string;
  readonly memory: string;
  readonly cpus: number;
}

/**
 * Runs an image once, with the rights and limits it is deployed with and a key that nobody else has, asks it the rows
 * whose answers the notebook gave, and removes it whatever happens.
 */
export async function verifyImage(docker: Docker, request: VerifyRequest, job: Job): Promise<Verification> {
  const { signature, captured } = await readModelFiles(request.folder);
  const { model, labels } = await imageFacts(docker, request.tag);
  const keys = modelKeys(labels, environment());
  const key = randomBytes(32).toString('base64url');
  const container = await docker.createContainer(
    hardened({
      name: `slipway-verify-${randomBytes(6).toString('hex')}`,
      image: request.tag,
      env: { ...keys.env, SLIPWAY_MODEL_NAME: model, SLIPWAY_API_KEYS_SHA256: hashOf(key) },
      secrets: keys.secrets,
      labels: passingLabels(request.store),
      port: 0,
      memory: bytesOf(request.memory),
      cpus: request.cpus,
      volume: null,
      stays: false,
    }),
  );
  try {
    job.progress({ step: 'verify', message: `Starting ${request.tag}`, fraction: 0.1 });
    const began = performance.now();
    await container.start();
    const url = await waitReady(container, job.signal);
    const readyMilliseconds = performance.now() - began;
    job.progress({
      step: 'verify',
      message: `Asking ${captured.rows.length} rows that the notebook answered`,
      fraction: 0.6,
    });
    const answers = await ask({ url, model, key }, signature, captured.rows, job.signal);
    return {
      comparisons: compareAnswers('container', signature, captured, answers, request.tolerance),
      readyMilliseconds,
    };
  } catch (error) {
    if (job.signal.aborted)
      throw new Failure('cancelled', `Verifying ${request.tag} was cancelled.`, {
        reason: 'cancelled',
        subject: request.tag,
      });
    throw error;
  } finally {
    await container.remove({ force: true, v: true }).catch((error: unknown) => {
      if (statusOf(error) !== 404) throw error;
    });
  }
}

/** The name under which the image serves its model, and its labels. */
async function imageFacts(docker: Docker, tag: string): Promise<{ model: string; labels: Record<string, string> }> {
  const image = await docker
    .getImage(tag)
    .inspect()
    .catch((error: unknown) => {
      if (statusOf(error) !== 404) throw error;
      throw new Failure('missing', `The engine has no image ${tag}.`, {
        reason: 'image-not-found',
        subject: tag,
        remedy: 'Build it first: slipway build',
      });
    });
  const entry = (image.Config.Env ?? []).find((one) => one.startsWith('SLIPWAY_MODEL_NAME='));
  return {
    model: entry?.slice('SLIPWAY_MODEL_NAME='.length) || 'model',
    labels: image.Config.Labels ?? {},
  };
}
