import type Docker from 'dockerode';
import { containerState } from '#core/generate/dockerfile.ts';
import { findEngine, isReady, statusOf, verifyImage } from '#daemon/containers/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { Revision } from '../revision.ts';
import type { Target } from '../target.ts';
import { textIn } from './archive.ts';
import { notPutBack, startFailure, withOutcome } from './docker-failures.ts';
import { ownName } from './docker-names.ts';
import { planOf } from './docker-plan.ts';
import { DockerRevision, urlOf } from './docker-revision.ts';

/** Stopped containers of earlier revisions that are kept, so that a rollback takes a second. */
const kept = 2;

/** Putting things back must not be cancelled. */
const never = new AbortController().signal;

/**
 * The container engine of this machine. Each revision is a container of its own, `slipway-NAME-rN`, on 127.0.0.1. With a
 * port of its own choice the new one is ready before the old one stops; with a fixed port they cannot both have it, so the
 * old one stops for the second that the new one starts in, and is started again where that fails.
 */
export function dockerTarget(
  store: string,
  engine: () => Promise<Docker> = async () => (await findEngine()).docker,
): Target {
  const of = (docker: Docker, revision: Revision) => new DockerRevision(docker, revision, store);

  async function replace(
    docker: Docker,
    next: Revision,
    current: Revision | null,
    signal: AbortSignal,
    undo: () => Promise<void>,
  ) {
    const old = current === null ? null : of(docker, current);
    const samePort = current !== null && next.port !== 0 && next.port === current.port;
    if (samePort) await old?.stop();
    try {
      const started = await of(docker, next).start(signal);
      if (!samePort) await old?.stop();
      return started;
    } catch (error) {
      const failure = signal.aborted
        ? new Failure('cancelled', `Starting revision ${next.revision} was cancelled.`, { reason: 'cancelled' })
        : startFailure(error, next);
      try {
        await undo();
        await old?.start(never);
      } catch (second) {
        throw notPutBack(failure, second);
      }
      const now = current === null ? 'Nothing of this name runs.' : `Revision ${current.revision} answers as before.`;
      throw withOutcome(failure, now);
    }
  }

  return {
    id: 'docker',
    async identify(image) {
      const docker = await engine();
      const inspected = await docker
        .getImage(image)
        .inspect()
        .catch((error: unknown) => {
          if (statusOf(error) !== 404) throw error;
          throw new Failure('missing', `The engine has no image ${image}.`, {
            reason: 'image-not-found',
            subject: image,
            remedy: 'Build it first: slipway build',
          });
        });
      return {
        image: ownName(image, inspected.RepoTags ?? []),
        imageId: inspected.Id,
        model: inspected.Config.Labels?.['dev.slipway.model'] ?? '',
      };
    },
    plan: async (draft, current, health) => planOf(draft, current, health),
    async verify(draft, { folder, tolerance }, job) {
      const { imageId, memory, cpus } = draft;
      return (await verifyImage(await engine(), { tag: imageId, folder, tolerance, store, memory, cpus }, job))
        .comparisons;
    },
    async apply(revision, current, job) {
      const docker = await engine();
      job.progress({
        step: 'deploy',
        message: `Starting revision ${revision.revision} of ${revision.name}`,
        fraction: 0.7,
      });
      return replace(docker, revision, current, job.signal, () => of(docker, revision).remove());
    },
    async rollback(to, from, job) {
      const docker = await engine();
      job.progress({ step: 'rollback', message: `Starting revision ${to.revision} of ${to.name}`, fraction: 0.3 });
      return replace(docker, to, from, job.signal, () => of(docker, to).stop());
    },
    async status(revision) {
      const inspected = await of(await engine(), revision).inspect();
      if (inspected === null) return { health: 'gone', url: null };
      const url = inspected.State.Running ? urlOf(inspected) : null;
      if (url === null) return { health: 'unhealthy', url };
      if (await isReady(url, never)) return { health: 'healthy', url };
      return { health: inspected.State.Health?.Status === 'starting' ? 'starting' : 'unhealthy', url };
    },
    async destroy(history) {
      const docker = await engine();
      for (const revision of history) await of(docker, revision).remove();
    },
    async mend(started, current, keepStarted) {
      const docker = await engine();
      if (started && keepStarted) await of(docker, started).stop();
      else if (started) await of(docker, started).remove();
      if (current) await of(docker, current).start(never);
    },
    async prune(history) {
      const docker = await engine();
      const earlier = history.filter(({ state }) => state === 'replaced' || state === 'rolled-back');
      for (const revision of earlier.slice(kept)) await of(docker, revision).remove();
    },
    async stateFile(revision, name) {
      const path = `${containerState}/${name}`;
      try {
        return await textIn(await of(await engine(), revision).container.getArchive({ path }));
      } catch (error) {
        if (statusOf(error) === 404) return null;
        throw error;
      }
    },
  };
}
