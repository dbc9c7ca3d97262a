import { storeLabel } from '#daemon/containers/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { Target } from '../target.ts';
import { dockerTarget } from './docker.ts';

/** Everywhere a model can be deployed to. A new one is a file here and a line below. */
export function allTargets(stateFolder: string): readonly Target[] {
  return [dockerTarget(storeLabel(stateFolder))];
}

export function targetOf(targets: readonly Target[], id: string): Target {
  const target = targets.find((one) => one.id === id);
  if (target) return target;
  throw new Failure('missing', `There is no deployment target "${id}".`, {
    reason: 'target-unknown',
    subject: id,
    remedy: `Choose one of ${targets.map((one) => one.id).join(', ')} as deploy.target in slipway.yaml.`,
  });
}
