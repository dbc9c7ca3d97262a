import { disagreement } from '#core/proof/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { Comparison } from '#protocol/model.ts';
import type { Revision } from './revision.ts';
import type { Wanted } from './wanted.ts';

/** The image was asked what the notebook answered, and said something else. */
export function otherAnswers(
  { name, image }: Wanted,
  current: Revision | null,
  comparisons: readonly Comparison[],
): Failure {
  const still = current === null ? 'Nothing was deployed.' : `Revision ${current.revision} answers as before.`;
  const message = `${image} does not answer as the notebook did. ${disagreement(comparisons) ?? ''} ${still}`;
  return new Failure('failed', message, {
    reason: 'answers-differ',
    subject: name,
    remedy: 'Prepare the model and build the image again: slipway prepare, slipway build',
  });
}

export function nothingToRollBackTo(name: string, history: readonly Revision[], number: number | undefined): Failure {
  const message =
    number === undefined
      ? `${name} has no earlier revision that ran.`
      : `Revision ${number} of ${name} cannot be rolled back to: it never ran, or it runs now.`;
  return new Failure('missing', message, {
    reason: 'no-such-revision',
    subject: name,
    remedy: `See its history: slipway deploy --history`,
    details: history.map(({ revision, state, image, at }) => `${revision} ${state} ${image} ${at}`),
  });
}

export function neverDeployed(name: string): Failure {
  return new Failure('missing', `Nothing was ever deployed under the name ${name}.`, {
    reason: 'deployment-not-found',
    subject: name,
    remedy: 'Deploy it first: slipway deploy',
  });
}
