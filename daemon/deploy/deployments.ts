import { allAgree, disagreement, type Tolerance } from '#core/proof/index.ts';
import type { Job } from '#daemon/containers/index.ts';
import { hashOf, newKey } from '#daemon/endpoints/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { Comparison } from '#protocol/model.ts';
import type { Change } from '#protocol/rpc/deploy.ts';
import { OneAtATime } from './one-at-a-time.ts';
import type { Intent, Records } from './records.ts';
import type { Revision } from './revision.ts';
import type { Draft, Health, Target } from './target.ts';
import { targetOf } from './targets/registry.ts';

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

export interface Applied {
  readonly deployment: Revision;
  readonly key: string | null;
  readonly comparisons: Comparison[];
}

export interface Observed {
  readonly revision: Revision;
  readonly health: Health;
  /** What there is to know beyond that, such as that a daemon died in the middle of an `apply`. */
  readonly message: string | null;
}

/**
 * Deployments by name: what is done is noted before and after, so that wherever the daemon dies, the next one knows, and
 * puts back what was. Two jobs never act on one name at once.
 */
export class Deployments {
  readonly #records: Records;
  readonly #targets: readonly Target[];
  readonly #turns = new OneAtATime();

  readonly #warn: (what: string, error: unknown) => void;

  /** `warn` hears of what went wrong and changes no answer. */
  constructor(records: Records, targets: readonly Target[], warn: (what: string, error: unknown) => void) {
    this.#records = records;
    this.#targets = targets;
    this.#warn = warn;
  }

  async plan(wanted: Wanted): Promise<Change[]> {
    const { target, draft } = await this.#draft(wanted, '');
    return plan(target, draft, this.#records.running(wanted.name));
  }

  /** Starts what is wanted, unless it runs already. The key is in the answer of the first apply of a name only. */
  apply(wanted: Wanted, by: string, job: Job): Promise<Applied> {
    return this.#turns.take(wanted.name, 'deploy.apply', async () => {
      await this.#mend(wanted.name);
      const key = newKey();
      const { target, draft } = await this.#draft(wanted, hashOf(key));
      const current = this.#records.running(wanted.name);
      const comparisons = await target.verify(draft, wanted, job);
      if (!allAgree(comparisons)) throw otherAnswers(wanted, current, comparisons);
      const changes = await plan(target, draft, current);
      if (current !== null && changes.every(({ action }) => action === 'keep'))
        return { deployment: current, key: null, comparisons };

      const revision = this.#records.beginApply({ ...draft, by }, current);
      const { url } = await this.#orAbandon(wanted.name, 'deploy.apply', by, () =>
        target.apply(revision, current, job),
      );
      const deployment = this.#records.finish(revision, url, 'replaced', 'deploy.apply', by);
      // The revision runs, and its key is shown only now: what could not be cleared away must not take that answer.
      await target
        .prune(this.#records.history(wanted.name))
        .catch((error: unknown) => this.#warn('old revisions could not be removed', error));
      return { deployment, key: draft.keyHash === hashOf(key) ? key : null, comparisons };
    });
  }

  /** Every name's running revision, or its last where none runs; nothing of a name that was destroyed or never deployed. */
  async status(name?: string): Promise<Observed[]> {
    const names = name === undefined ? this.#records.names() : [name];
    const revisions = names.flatMap((one) => this.#records.running(one) ?? this.#records.history(one)[0] ?? []);
    const deployed = revisions.filter((one) => one.state !== 'destroyed' || this.#records.intent(one.name) !== null);
    return Promise.all(deployed.map((one) => this.#observe(one)));
  }

  history(name: string): Revision[] {
    return this.#known(name);
  }

  /** Back to `number`, or to the last revision that ran before the running one. */
  rollback(name: string, number: number | undefined, by: string, job: Job): Promise<Revision> {
    return this.#turns.take(name, 'deploy.rollback', async () => {
      await this.#mend(name);
      const history = this.#known(name);
      const from = this.#records.running(name);
      const to = rollbackTo(history, from, number);
      if (to === undefined) throw nothingToRollBackTo(name, history, number);
      const target = targetOf(this.#targets, to.target);
      this.#records.begin({ name, action: 'rollback', revision: to.revision, predecessor: from?.revision ?? null });
      // Under the key that is known now: another one may have been taken back since.
      const next = to.keyHash === null ? to : { ...to, keyHash: this.#records.keyHash(name) ?? to.keyHash };
      const { url } = await this.#orAbandon(name, 'deploy.rollback', by, () => target.rollback(next, from, job));
      return this.#records.finish(next, url, 'rolled-back', 'deploy.rollback', by);
    });
  }

  /** Removes everything of a name but its history. */
  destroy(name: string, by: string): Promise<Revision> {
    return this.#turns.take(name, 'deploy.destroy', async () => {
      const history = this.#known(name);
      const [newest] = history;
      if (newest === undefined) throw unknown(name);
      const last = this.#records.running(name) ?? newest;
      if (this.#records.intent(name) === null)
        this.#records.begin({ name, action: 'destroy', revision: null, predecessor: null });
      await targetOf(this.#targets, last.target).destroy(history);
      this.#records.destroyed(name, by);
      return this.#known(name).find(({ id }) => id === last.id) ?? last;
    });
  }

  /** Puts right what a daemon that died left half done; for the start of the next one. */
  async mendAll(): Promise<void> {
    for (const { name } of this.#records.intents()) await this.#turns.take(name, 'deploy.mend', () => this.#mend(name));
  }

  /** The running revision of a name, or of a deployment's id. */
  running(nameOrId: string): Revision | null {
    const names = this.#records.names();
    const running = names.flatMap((name) => this.#records.running(name) ?? []);
    return running.find(({ name, id }) => name === nameOrId || id === nameOrId) ?? null;
  }

  async stateFile(revision: Revision, name: string): Promise<string | null> {
    return targetOf(this.#targets, revision.target).stateFile(revision, name);
  }

  async #draft(wanted: Wanted, newHash: string): Promise<{ target: Target; draft: Draft }> {
    const target = targetOf(this.#targets, wanted.target);
    const { image, imageId, model, place } = await target.identify(wanted.image);
    const { name, folder, port, memory, cpus, window, falseAlarmRate } = wanted;
    const known = wanted.newKey ? null : this.#records.keyHash(name);
    const keyHash = wanted.auth === 'none' ? null : (known ?? newHash);
    return {
      target,
      draft: {
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
        keyHash,
        window,
        falseAlarmRate,
      },
    };
  }

  #known(name: string): Revision[] {
    const history = this.#records.history(name);
    if (history.length === 0) throw unknown(name);
    return history;
  }

  async #observe(revision: Revision): Promise<Observed> {
    const { name } = revision;
    const intent = this.#records.intent(name);
    const message = intent === null ? null : interruption(intent, this.#turns.busy(name));
    try {
      const { health, url } = await targetOf(this.#targets, revision.target).status(revision);
      return { revision: { ...revision, url: url ?? revision.url }, health, message };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { revision, health: 'unknown', message: [message, reason].filter(Boolean).join(' ') };
    }
  }

  async #mend(name: string): Promise<void> {
    const intent = this.#records.intent(name);
    if (intent === null) return;
    const history = this.#known(name);
    const by = (number: number | null) => history.find(({ revision }) => revision === number) ?? null;
    const [newest] = history;
    const target = targetOf(this.#targets, newest?.target ?? '');
    if (intent.action === 'destroy') {
      await target.destroy(history);
      this.#records.destroyed(name, 'daemon');
      return;
    }
    await target.mend(by(intent.revision), by(intent.predecessor), intent.action === 'rollback');
    this.#records.abandon(
      name,
      `deploy.${intent.action}`,
      'daemon',
      'the daemon ended in the middle; put back as it was',
    );
  }

  async #orAbandon<T>(name: string, action: string, by: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      // A lost engine cannot have put anything back: the intent stays, and the next job on this name mends.
      if (error instanceof Failure && error.data.reason !== 'not-put-back')
        this.#records.abandon(name, action, by, error.message);
      throw error;
    }
  }
}

async function plan(target: Target, draft: Draft, current: Revision | null): Promise<Change[]> {
  return target.plan(draft, current, current === null ? 'gone' : (await target.status(current)).health);
}

function rollbackTo(
  history: readonly Revision[],
  from: Revision | null,
  number: number | undefined,
): Revision | undefined {
  if (number !== undefined)
    return history.find(({ revision, url, id }) => revision === number && url !== null && id !== from?.id);
  return history.find(({ revision, state }) => state === 'replaced' && (from === null || revision < from.revision));
}

function interruption(intent: Intent, busy: boolean): string {
  const what = intent.action === 'apply' ? 'An apply' : `A ${intent.action}`;
  if (busy) return `${what} has been running since ${intent.at}.`;
  return `${what} of ${intent.at} was interrupted. The next apply, rollback or destroy of ${intent.name} puts it right first.`;
}

function otherAnswers({ name, image }: Wanted, current: Revision | null, comparisons: readonly Comparison[]): Failure {
  const still = current === null ? 'Nothing was deployed.' : `Revision ${current.revision} answers as before.`;
  const message = `${image} does not answer as the notebook did. ${disagreement(comparisons) ?? ''} ${still}`;
  return new Failure('failed', message, {
    reason: 'answers-differ',
    subject: name,
    remedy: 'Prepare the model and build the image again: slipway prepare, slipway build',
  });
}

function nothingToRollBackTo(name: string, history: readonly Revision[], number: number | undefined): Failure {
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

function unknown(name: string): Failure {
  return new Failure('missing', `Nothing was ever deployed under the name ${name}.`, {
    reason: 'deployment-not-found',
    subject: name,
    remedy: 'Deploy it first: slipway deploy',
  });
}
