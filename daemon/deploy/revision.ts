import type { Deployment } from '#protocol/rpc/deploy.ts';

/** One revision of a deployment: what the protocol says of it, and all that is needed to start it again. */
export interface Revision extends Omit<Deployment, 'auth'> {
  /** Where it runs, in its target's own terms; null of what was deployed before that was noted. */
  readonly place: string | null;
  /** Port asked for; 0 lets the engine choose. */
  readonly port: number;
  readonly memory: string;
  readonly cpus: number;
  /** SHA-256 of the API key in hex, or null where it answers everyone. */
  readonly keyHash: string | null;
  readonly window: number;
  readonly falseAlarmRate: number;
}

/** As the protocol has it. */
export function deploymentOf(revision: Revision): Deployment {
  const { id, name, target, revision: number, image, imageId, model, state, url, folder, at, by } = revision;
  const auth = revision.keyHash === null ? 'none' : 'api-key';
  return { id, name, target, revision: number, image, imageId, model, state, url, auth, folder, at, by };
}
