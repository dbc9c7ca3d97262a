import { containerState } from '#core/generate/dockerfile-facts.ts';
import { isReady, statusOf, verifyImage } from '#daemon/containers/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { Revision } from '../revision.ts';
import type { Target } from '../target.ts';
import { textIn } from './archive.ts';
import { notPutBack, startFailure, withOutcome } from './docker-failures.ts';
import { ownName } from './docker-names.ts';
import { type Engines, engines as ownEngines } from './docker-place.ts';
import { planOf } from './docker-plan.ts';
import { DockerRevision, urlOf } from './docker-revision.ts';

/** Stopped containers of earlier revisions that are kept, so that a rollback takes a second. */
const kept = 2;

/** Putting things back must not be cancelled. */
const never = new AbortController().signal;

/**
 * The container engine that whoever deploys has chosen; what runs is looked for where it was deployed. Each revision is a container of its own, `slipway-NAME-rN`, on 127.0.0.1. With a
 * port of its own choice the new one is ready before the old one stops; with a fixed port they cannot both have it, so the
 * old one stops for the second that the new one starts in, and is started again where that fails.
 */
export function dockerTarget(store: string, engines: Engines = ownEngines): Target {
  const of = async (revision: Revision) => new DockerRevision(await engines.at(revision.place), revision, store);

  async function replace(
    next: Revision,
    current: Revision | null,
    signal: AbortSignal,
    undo: (started: DockerRevision) => Promise<void>,
  ) {
    const old = current === null ? null : await of(current);
    const wanted = await of(next);
    const samePort = current !== null && next.port !== 0 && next.port === current.port;
    if (samePort) await old?.stop();
    try {
      const started = await wanted.start(signal);
      if (!samePort) await old?.stop();
      return started;
    } catch (error) {
      const failure = signal.aborted
        ? new Failure('cancelled', `Starting revision ${next.revision} was cancelled.`, { reason: 'cancelled' })
        : startFailure(error, next);
      try {
        await undo(wanted);
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
      const { docker, place } = await engines.chosen();
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
        place,
      };
    },
    plan: async (draft, current, health) => planOf(draft, current, health),
    async verify(draft, { folder, tolerance }, job) {
      const { imageId, memory, cpus } = draft;
      const docker = await engines.at(draft.place);
      return (await verifyImage(docker, { tag: imageId, folder, tolerance, store, memory, cpus }, job)).comparisons;
    },
    async apply(revision, current, job) {
      job.progress({
        step: 'deploy',
        message: `Starting revision ${revision.revision} of ${revision.name}`,
        fraction: 0.7,
      });
      return replace(revision, current, job.signal, (started) => started.remove());
    },
    async rollback(to, from, job) {
      job.progress({ step: 'rollback', message: `Starting revision ${to.revision} of ${to.name}`, fraction: 0.3 });
      return replace(to, from, job.signal, (started) => started.stop());
    },
    async status(revision) {
      const inspected = await (await of(revision)).inspect();
      if (inspected === null) return { health: 'gone', url: null };
      const url = inspected.State.Running ? urlOf(inspected) : null;
      if (url === null) return { health: 'unhealthy', url };
      if (await isReady(url, never)) return { health: 'healthy', url };
      return { health: inspected.State.Health?.Status === 'starting' ? 'starting' : 'unhealthy', url };
    },
    async destroy(history) {
      for (const revision of history) await (await of(revision)).remove();
    },
    async mend(started, current, keepStarted) {
      if (started && keepStarted) await (await of(started)).stop();
      else if (started) await (await of(started)).remove();
      if (current) await (await of(current)).start(never);
    },
    async prune(history) {
      const earlier = history.filter(({ state }) => state === 'replaced' || state === 'rolled-back');
      for (const revision of earlier.slice(kept)) await (await of(revision)).remove();
    },
    async stateFile(revision, name) {
      const path = `${containerState}/${name}`;
      try {
        return await textIn(await (await of(revision)).container.getArchive({ path }));
      } catch (error) {
        if (statusOf(error) === 404) return null;
        throw error;
      }
    },
  };
}
