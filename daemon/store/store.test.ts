import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations, openStore } from './index.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-store-'));
  file = join(folder, 'store.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const boats = { id: 'boats-1', sql: 'CREATE TABLE boat (name TEXT PRIMARY KEY) STRICT' };
const at = () => new Date('2026-01-02T03:04:05.678Z');

describe('the store', () => {
  it('runs each step once and keeps what was written', () => {
    const first = openStore(file, [boats]);
    first.database.exec("INSERT INTO boat VALUES ('Argo')");
    first.close();
    const more = { id: 'boats-2', sql: 'ALTER TABLE boat ADD COLUMN oars INTEGER NOT NULL DEFAULT 0' };
    const second = openStore(file, [boats, more]);
    expect({ ...second.database.prepare('SELECT * FROM boat').get() }).toEqual({ name: 'Argo', oars: 0 });
    second.close();
  });

  it('has every room known once', () => {
    expect(new Set(migrations.map(({ id }) => id)).size).toBe(migrations.length);
    openStore(file, migrations).close();
  });

  it('keeps nothing of a step that fails', () => {
    const broken = { id: 'boats-2', sql: 'CREATE TABLE oar (x TEXT) STRICT; nonsense' };
    expect(() => openStore(file, [boats, broken])).toThrow('nonsense');
    const store = openStore(file, [boats]);
    expect(store.database.prepare("SELECT name FROM sqlite_master WHERE name = 'oar'").get()).toBeUndefined();
    store.close();
  });

  it('refuses what a newer program wrote', () => {
    openStore(file, [boats, { id: 'planes-1', sql: 'CREATE TABLE plane (x TEXT) STRICT' }]).close();
    expect(() => openStore(file, [boats])).toThrow('newer Slipway (it has planes-1)');
  });

  it('keeps all of a transaction or nothing', () => {
    const store = openStore(file, [boats]);
    expect(() =>
      store.transaction(() => {
        store.database.exec("INSERT INTO boat VALUES ('Argo')");
        throw new Error('storm');
      }),
    ).toThrow('storm');
    expect(store.database.prepare('SELECT count(*) AS n FROM boat').get()?.['n']).toBe(0);
    expect(store.transaction(() => 7)).toBe(7);
    store.close();
  });
});

describe('the audit', () => {
  const event = { actor: 'cli', action: 'deploy.apply', subject: 'penguins', details: { revision: 1 } };

  it('keeps entries in order, each bound to the one before', () => {
    const store = openStore(file, migrations, at);
    const first = store.audit.append(event);
    const second = store.audit.append({ ...event, subject: 'diabetes' });
    expect(first).toMatchObject({ sequence: 1, at: '2026-01-02T03:04:05.678Z', details: '{"revision":1}' });
    expect(second.hash).not.toBe(first.hash);
    expect(store.audit.entries()).toEqual([first, second]);
    expect(store.audit.entries('diabetes')).toEqual([second]);
    expect(store.audit.firstBroken()).toBeNull();
    store.close();
  });

  it('lets nobody change or delete one', () => {
    const store = openStore(file, migrations, at);
    store.audit.append(event);
    expect(() => store.database.exec("UPDATE audit SET subject = 'x'")).toThrow('never changed');
    expect(() => store.database.exec('DELETE FROM audit')).toThrow('never deleted');
    store.close();
  });

  it.each([
    ['a word', "UPDATE audit SET subject = 'x' WHERE sequence = 2", 2],
    ['a time', "UPDATE audit SET at = '2020' WHERE sequence = 1", 1],
    ['an entry taken out', 'DELETE FROM audit WHERE sequence = 2', 3],
    ['the first entry taken out', 'DELETE FROM audit WHERE sequence = 1', 2],
  ])('shows %s changed behind its back', (_, sql, broken) => {
    const store = openStore(file, migrations, at);
    for (let count = 0; count < 3; count++) store.audit.append(event);
    store.close();
    const thief = new DatabaseSync(file);
    thief.exec(`DROP TRIGGER audit_keeps_words; DROP TRIGGER audit_keeps_entries; ${sql}`);
    thief.close();
    const again = openStore(file, migrations, at);
    expect(again.audit.firstBroken()).toBe(broken);
    again.close();
  });
});
