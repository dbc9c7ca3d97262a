import { Failure } from '#daemon/rpc/failure.ts';
import type { Revision } from '../revision.ts';

/** An engine's refusal to start a container, as something a user can act on. */
export function startFailure(error: unknown, revision: Revision): Failure {
  if (error instanceof Failure) return error;
  const text = error instanceof Error ? error.message.trim() : String(error);
  if (/port is already allocated|address already in use|ports are not available/i.test(text))
    return new Failure('failed', `Port ${revision.port} is taken by another program or container.`, {
      reason: 'port-taken',
      subject: `127.0.0.1:${revision.port}`,
      remedy: 'Choose another deploy.port in slipway.yaml (0 lets the engine choose), or stop what listens there.',
      details: [text],
    });
  return new Failure('failed', `The engine cannot start revision ${revision.revision} of ${revision.name}: ${text}`, {
    reason: 'container-not-started',
    subject: revision.name,
    remedy: 'Mend what the engine says and apply again.',
  });
}

export function imageGone(revision: Revision): Failure {
  return new Failure(
    'missing',
    `The image of revision ${revision.revision} of ${revision.name} is no longer on the engine.`,
    {
      reason: 'image-not-found',
      subject: revision.image,
      remedy: 'Build that version of the model again and deploy it: slipway build, slipway deploy',
    },
  );
}

export function nameTaken(name: string): Failure {
  return new Failure('failed', `The engine has a container ${name} that this Slipway did not make.`, {
    reason: 'name-taken',
    subject: name,
    remedy: `Look at it (docker inspect ${name}); remove it if it is of no use: docker rm -f ${name}`,
  });
}

/** The same failure, with a sentence on what runs now. */
export function withOutcome(failure: Failure, sentence: string): Failure {
  return Object.assign(new Failure('failed', `${failure.message} ${sentence}`, failure.data), { code: failure.code });
}

/** Where putting things back failed too, as it does when the engine is lost: the intent stays, and is mended later. */
export function notPutBack(failure: Failure, second: unknown): Failure {
  const reason = second instanceof Error ? second.message.trim() : String(second);
  return new Failure('failed', `${failure.message} What ran before could not be put back: ${reason}`, {
    ...failure.data,
    reason: 'not-put-back',
    remedy: 'See that the engine runs. The next apply, rollback or destroy puts it right first.',
  });
}
