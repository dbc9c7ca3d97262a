import type { deploy, serve } from '#protocol/rpc/index.ts';

export interface Deployed {
  readonly name: string;
  readonly revision: number;
  readonly image: string;
  /** SHA-256 of the model in it, in hex. */
  readonly model: string;
}

type Observed = deploy.Deployment & { readonly health: Health; readonly message?: string | undefined };
type Health = 'healthy' | 'unhealthy' | 'starting' | 'gone' | 'unknown';

const states: Readonly<Record<Health, serve.Endpoint['state']>> = {
  healthy: 'ready',
  starting: 'starting',
  unhealthy: 'failed',
  gone: 'failed',
  unknown: 'failed',
};

const why: Readonly<Record<Health, string>> = {
  healthy: '',
  starting: '',
  unhealthy: 'The container does not answer.',
  gone: 'The container is gone. Deploying again brings it back.',
  unknown: 'The container engine does not answer.',
};

/** A running revision as an endpoint. Its id is the revision's own: each has an inference log of its own. */
export function endpointOf(observed: Observed): serve.Endpoint & { readonly deployment: Deployed } {
  const { id, name, url, health, revision, image, model, folder, auth } = observed;
  const message = observed.message ?? why[health];
  return {
    id,
    name,
    url: url ?? '',
    kind: 'container',
    state: states[health],
    model: name,
    folder,
    pid: null,
    auth,
    restarts: 0,
    ...(message === '' ? {} : { message }),
    deployment: { name, revision, image, model },
  };
}

/** The name of the deployment that a menu passed, or null. */
export function deploymentNameIn(argument: unknown): string | null {
  if (typeof argument !== 'object' || argument === null || !('deployment' in argument)) return null;
  const { deployment } = argument;
  if (typeof deployment !== 'object' || deployment === null || !('name' in deployment)) return null;
  return typeof deployment.name === 'string' ? deployment.name : null;
}
