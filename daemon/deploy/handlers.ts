import type { DriftSources } from '#daemon/monitor/index.ts';
import { type DaemonServices, type Handler, handler } from '#daemon/rpc/handler.ts';
import type { Store } from '#daemon/store/index.ts';
import { deploy } from '#protocol/rpc/index.ts';
import { Deployments } from './deployments.ts';
import { deployedDrift } from './drift.ts';
import { Records } from './records.ts';
import { deploymentOf } from './revision.ts';
import { allTargets } from './targets/registry.ts';

/** Deployments as clients ask for them. What was deployed stays when the daemon goes. */
export function deployHandlers(services: DaemonServices, store: Store, drift: DriftSources): Handler[] {
  const deployments = new Deployments(new Records(store), allTargets(services.stateFolder), (what, error) =>
    services.log.warn(what, { reason: `${error}` }),
  );
  drift.add(deployedDrift(deployments));
  const changing = async <T>(work: Promise<T>): Promise<T> =>
    work.finally(() => services.broadcast(deploy.deploymentsChanged.name, {}));
  services.hooks.onStart(async () => {
    // Not waited for: an engine that is slow or away must not keep the daemon from starting. The next job mends too.
    void deployments
      .mendAll()
      .catch((error: unknown) => services.log.warn('a deployment could not be mended yet', { reason: `${error}` }));
  });
  return [
    handler(deploy.plan, async (wanted) => ({ changes: await deployments.plan(wanted) })),
    handler(deploy.apply, async (wanted, job) => {
      const { deployment, key, comparisons } = await changing(deployments.apply(wanted, job.client.program, job));
      return { deployment: deploymentOf(deployment), key, comparisons };
    }),
    handler(deploy.deployStatus, async ({ name }) => {
      const observed = await deployments.status(name);
      return {
        deployments: observed.map(({ revision, health, message }) => ({
          ...deploymentOf(revision),
          health,
          ...(message === null ? {} : { message }),
        })),
      };
    }),
    handler(deploy.rollback, async ({ name, revision }, job) => ({
      deployment: deploymentOf(await changing(deployments.rollback(name, revision, job.client.program, job))),
    })),
    handler(deploy.history, async ({ name }) => ({ deployments: deployments.history(name).map(deploymentOf) })),
    handler(deploy.destroy, async ({ name }, job) => ({
      deployment: deploymentOf(await changing(deployments.destroy(name, job.client.program))),
    })),
  ];
}
