import type { Tolerance } from '#core/proof/index.ts';
import type { Draft, Target } from './target.ts';

/** What `slipway.yaml` says of a deployment. */
export interface Wanted {
  readonly name: string;
  readonly target: string;
  readonly image: string;
  readonly folder: string;
  readonly tolerance: Tolerance;
  readonly port: number;
  readonly memory: string;
  readonly cpus: number;
  readonly auth: 'api-key' | 'none';
  readonly window: number;
  readonly falseAlarmRate: number;
  readonly newKey: boolean;
}

/** A revision as it would be on a target; `known`: the hash of the key that the name has. */
export async function draftOf(
  wanted: Wanted,
  target: Target,
  { known, fresh }: { readonly known: () => string | null; readonly fresh: string },
): Promise<Draft> {
  const { image, imageId, model, place } = await target.identify(wanted.image);
  const { name, folder, port, memory, cpus, window, falseAlarmRate } = wanted;
  const kept = wanted.newKey ? null : known();
  return {
    name,
    target: target.id,
    image,
    imageId,
    model,
    folder,
    place,
    port,
    memory,
    cpus,
    keyHash: wanted.auth === 'none' ? null : (kept ?? fresh),
    window,
    falseAlarmRate,
  };
}
