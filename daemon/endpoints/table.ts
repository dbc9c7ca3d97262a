import * as z from 'zod';
import type { Store } from '#daemon/store/index.ts';

/** An endpoint as it should be: kept until it is stopped, so that a daemon that was killed can start it again. */
export interface KeptEndpoint {
  readonly id: string;
  readonly folder: string;
  /** SHA-256 of the model it was started with, in hex. */
  readonly digest: string;
  readonly port: number;
  /** SHA-256 of its API key in hex; null where it has none. The key itself is never kept. */
  readonly keyHash: string | null;
  readonly window: number;
  readonly falseAlarmRate: number;
  /** The interpreter that was chosen to make a Python model's environment with; null where none was. */
  readonly interpreter: string | null;
}

const Row = z
  .object({
    id: z.string(),
    folder: z.string(),
    digest: z.string(),
    port: z.int(),
    key_hash: z.string().nullable(),
    window_rows: z.int(),
    false_alarm_rate: z.number(),
    interpreter: z.string().nullable(),
  })
  .transform(
    (row): KeptEndpoint => ({
      id: row.id,
      folder: row.folder,
      digest: row.digest,
      port: row.port,
      keyHash: row.key_hash,
      window: row.window_rows,
      falseAlarmRate: row.false_alarm_rate,
      interpreter: row.interpreter,
    }),
  );

export class EndpointTable {
  readonly #database: Store['database'];

  constructor(database: Store['database']) {
    this.#database = database;
  }

  all(): KeptEndpoint[] {
    return this.#database
      .prepare('SELECT * FROM endpoint ORDER BY id')
      .all()
      .map((row) => Row.parse({ ...row }));
  }

  get(id: string): KeptEndpoint | null {
    const row = this.#database.prepare('SELECT * FROM endpoint WHERE id = ?').get(id);
    return row ? Row.parse({ ...row }) : null;
  }

  put(endpoint: KeptEndpoint): void {
    this.#database
      .prepare(
        `INSERT OR REPLACE INTO endpoint (id, folder, digest, port, key_hash, window_rows, false_alarm_rate, interpreter)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        endpoint.id,
        endpoint.folder,
        endpoint.digest,
        endpoint.port,
        endpoint.keyHash,
        endpoint.window,
        endpoint.falseAlarmRate,
        endpoint.interpreter,
      );
  }

  remove(id: string): void {
    this.#database.prepare('DELETE FROM endpoint WHERE id = ?').run(id);
  }
}
