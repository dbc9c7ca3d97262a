import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Store } from '#daemon/store/index.ts';
import { Deployment } from '#protocol/rpc/deploy.ts';
import type { Revision } from './revision.ts';

export interface Intent {
  readonly name: string;
  readonly action: 'apply' | 'rollback' | 'destroy';
  /** The revision to start, and the one that ran before. */
  readonly revision: number | null;
  readonly predecessor: number | null;
  readonly at: string;
}

const Row = z.object({
  id: z.string(),
  name: z.string(),
  target: z.string(),
  revision: z.number(),
  image: z.string(),
  image_id: z.string(),
  model: z.string(),
  state: Deployment.shape.state,
  url: z.string().nullable(),
  folder: z.string(),
  place: z.string().nullable(),
  at: z.string(),
  by: z.string(),
  port: z.number(),
  memory: z.string(),
  cpus: z.number(),
  key_hash: z.string().nullable(),
  window: z.number(),
  false_alarm_rate: z.number(),
});
const IntentRow = z.object({
  name: z.string(),
  action: z.enum(['apply', 'rollback', 'destroy']),
  revision: z.number().nullable(),
  predecessor: z.number().nullable(),
  at: z.string(),
});

/** Deployments as the store has them. Every change of state is one transaction with its audit entry. */
export class Records {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  names(): string[] {
    return this.#all('SELECT DISTINCT name FROM deployment ORDER BY name').map((row) => String(row['name']));
  }

  /** Newest first. */
  history(name: string): Revision[] {
    return this.#all('SELECT * FROM deployment WHERE name = ? ORDER BY revision DESC', name).map(revisionOf);
  }

  running(name: string): Revision | null {
    return this.history(name).find(({ state }) => state === 'running') ?? null;
  }

  keyHash(name: string): string | null {
    const [row] = this.#all('SELECT hash FROM deployment_key WHERE name = ?', name);
    return row === undefined ? null : String(row['hash']);
  }

  intents(): Intent[] {
    return this.#all('SELECT * FROM deployment_intent').map((row) => IntentRow.parse(row));
  }

  intent(name: string): Intent | null {
    return this.intents().find((one) => one.name === name) ?? null;
  }

  /** Notes what is about to be done. */
  begin(intent: Omit<Intent, 'at'>): void {
    this.#run(
      'INSERT INTO deployment_intent (name, action, revision, predecessor, at) VALUES (?, ?, ?, ?, ?)',
      intent.name,
      intent.action,
      intent.revision,
      intent.predecessor,
      new Date().toISOString(),
    );
  }

  /** A new revision and the intent to start it. It counts as failed until it runs. */
  beginApply(
    draft: Omit<Revision, 'id' | 'revision' | 'state' | 'url' | 'at'>,
    predecessor: Revision | null,
  ): Revision {
    return this.#store.transaction(() => {
      const last = this.history(draft.name)[0]?.revision ?? 0;
      const at = new Date().toISOString();
      const revision: Revision = { ...draft, id: randomUUID(), revision: last + 1, state: 'failed', url: null, at };
      this.#run(
        `INSERT INTO deployment (id, name, target, revision, image, image_id, model, state, url, at, by, port, memory, cpus,
          key_hash, window, false_alarm_rate, folder, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ...[revision.id, revision.name, revision.target, revision.revision, revision.image, revision.imageId],
        ...[revision.model, revision.state, revision.url, revision.at, revision.by, revision.port, revision.memory],
        ...[revision.cpus, revision.keyHash, revision.window, revision.falseAlarmRate],
        revision.folder,
        revision.place,
      );
      this.begin({
        name: draft.name,
        action: 'apply',
        revision: revision.revision,
        predecessor: predecessor?.revision ?? null,
      });
      return revision;
    });
  }

  /** It runs, and whatever ran before has `before` as its state. */
  finish(revision: Revision, url: string, before: 'replaced' | 'rolled-back', action: string, actor: string): Revision {
    return this.#store.transaction(() => {
      this.#run("UPDATE deployment SET state = ? WHERE name = ? AND state = 'running'", before, revision.name);
      const { id, keyHash } = revision;
      this.#run("UPDATE deployment SET state = 'running', url = ?, key_hash = ? WHERE id = ?", url, keyHash, id);
      if (revision.keyHash !== null)
        this.#run('INSERT OR REPLACE INTO deployment_key (name, hash) VALUES (?, ?)', revision.name, revision.keyHash);
      this.#end(revision.name, action, actor, {
        revision: revision.revision,
        image: revision.imageId,
        outcome: 'running',
      });
      return { ...revision, state: 'running', url };
    });
  }

  /** It did not come to pass: the states are as they were. */
  abandon(name: string, action: string, actor: string, reason: string): void {
    this.#store.transaction(() => this.#end(name, action, actor, { outcome: 'failed', reason }));
  }

  /** Nothing of it runs any more; its history stays, its key does not. */
  destroyed(name: string, actor: string): void {
    this.#store.transaction(() => {
      this.#run("UPDATE deployment SET state = 'destroyed', url = NULL WHERE name = ? AND state <> 'failed'", name);
      this.#run('DELETE FROM deployment_key WHERE name = ?', name);
      this.#end(name, 'deploy.destroy', actor, { outcome: 'destroyed' });
    });
  }

  #end(name: string, action: string, actor: string, details: Record<string, string | number>): void {
    this.#run('DELETE FROM deployment_intent WHERE name = ?', name);
    this.#store.audit.append({ actor, action, subject: name, details });
  }

  #all(sql: string, ...values: (string | number | null)[]): Record<string, unknown>[] {
    return this.#store.database.prepare(sql).all(...values);
  }

  #run(sql: string, ...values: (string | number | null)[]): void {
    this.#store.database.prepare(sql).run(...values);
  }
}

function revisionOf(row: Record<string, unknown>): Revision {
  const { image_id, key_hash, false_alarm_rate, ...rest } = Row.parse(row);
  return { ...rest, imageId: image_id, keyHash: key_hash, falseAlarmRate: false_alarm_rate };
}
