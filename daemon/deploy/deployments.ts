import { allAgree } from '#core/proof/index.ts';
import type { Job } from '#daemon/containers/index.ts';
import { hashOf, newKey } from '#daemon/endpoints/index.ts';
import type { Comparison } from '#protocol/model.ts';
import type { Change } from '#protocol/rpc/deploy.ts';
import { neverDeployed, nothingToRollBackTo, otherAnswers } from './failures.ts';
import { historyOf, rollbackTo } from './history.ts';
import { mend, orAbandon } from './interrupted.ts';
import { type Observed, observe } from './observe.ts';
import { OneAtATime } from './one-at-a-time.ts';
import type { Records } from './records.ts';
import type { Revision } from './revision.ts';
import type { Draft, Target } from './target.ts';
import { targetOf } from './targets/registry.ts';
import { draftOf, type Wanted } from './wanted.ts';

export interface Applied {
  readonly deployment: Revision;
  readonly key: string | null;
  readonly comparisons: Comparison[];
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
      const { url } = await orAbandon(this.#records, { name: wanted.name, action: 'deploy.apply', by }, () =>
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
    return historyOf(this.#records, name);
  }

  /** Back to `number`, or to the last revision that ran before the running one. */
  rollback(name: string, number: number | undefined, by: string, job: Job): Promise<Revision> {
    return this.#turns.take(name, 'deploy.rollback', async () => {
      await this.#mend(name);
      const history = historyOf(this.#records, name);
      const from = this.#records.running(name);
      const to = rollbackTo(history, from, number);
      if (to === undefined) throw nothingToRollBackTo(name, history, number);
      const target = targetOf(this.#targets, to.target);
      this.#records.begin({ name, action: 'rollback', revision: to.revision, predecessor: from?.revision ?? null });
      // Under the key that is known now: another one may have been taken back since.
      const next = to.keyHash === null ? to : { ...to, keyHash: this.#records.keyHash(name) ?? to.keyHash };
      const { url } = await orAbandon(this.#records, { name, action: 'deploy.rollback', by }, () =>
        target.rollback(next, from, job),
      );
      return this.#records.finish(next, url, 'rolled-back', 'deploy.rollback', by);
    });
  }

  /** Removes everything of a name but its history. */
  destroy(name: string, by: string): Promise<Revision> {
    return this.#turns.take(name, 'deploy.destroy', async () => {
      const history = historyOf(this.#records, name);
      const [newest] = history;
      if (newest === undefined) throw neverDeployed(name);
      const last = this.#records.running(name) ?? newest;
      if (this.#records.intent(name) === null)
        this.#records.begin({ name, action: 'destroy', revision: null, predecessor: null });
      await targetOf(this.#targets, last.target).destroy(history);
      this.#records.destroyed(name, by);
      return historyOf(this.#records, name).find(({ id }) => id === last.id) ?? last;
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

  async #draft(wanted: Wanted, fresh: string): Promise<{ target: Target; draft: Draft }> {
    const target = targetOf(this.#targets, wanted.target);
    const known = (): string | null => this.#records.keyHash(wanted.name);
    return { target, draft: await draftOf(wanted, target, { known, fresh }) };
  }

  #observe(revision: Revision): Promise<Observed> {
    const { name, target } = revision;
    const state = { intent: this.#records.intent(name), busy: this.#turns.busy(name) };
    return observe(revision, async () => targetOf(this.#targets, target).status(revision), state);
  }

  #mend(name: string): Promise<void> {
    return mend(this.#records, this.#targets, name);
  }
}

async function plan(target: Target, draft: Draft, current: Revision | null): Promise<Change[]> {
  return target.plan(draft, current, current === null ? 'gone' : (await target.status(current)).health);
}
