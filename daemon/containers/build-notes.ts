import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Store } from '#daemon/store/index.ts';

/** What is noted of a build while it runs. */
export interface BuildNote {
  /** A step was run and became this image. */
  made(image: string): void;
  /** Nothing of it needs to be cleared away any more. */
  ended(): void;
}

/** A build that an earlier daemon did not see the end of. */
export interface InterruptedBuild {
  readonly id: string;
  /** The engine, as in DOCKER_HOST. */
  readonly host: string;
  readonly tag: string;
  /** Ids of its steps' images, oldest first. */
  readonly images: readonly string[];
}

const Row = z.object({ id: z.string(), host: z.string(), tag: z.string() });

/** Builds under way, kept in the store so that the next daemon knows what one that was killed left on the engine. */
export class BuildNotes {
  readonly #database: Store['database'];

  constructor({ database }: Store) {
    this.#database = database;
  }

  begin(host: string, tag: string): BuildNote {
    const id = randomUUID();
    this.#run('INSERT INTO image_build (id, host, tag) VALUES (?, ?, ?)', id, host, tag);
    return {
      made: (image) => this.#run('INSERT INTO image_build_step (build, image) VALUES (?, ?)', id, image),
      ended: () => this.forget(id),
    };
  }

  all(): InterruptedBuild[] {
    const steps = this.#database.prepare('SELECT image FROM image_build_step WHERE build = ? ORDER BY rowid');
    return this.#database
      .prepare('SELECT id, host, tag FROM image_build')
      .all()
      .map((row) => Row.parse({ ...row }))
      .map((build) => ({ ...build, images: steps.all(build.id).map((row) => String(row['image'])) }));
  }

  forget(id: string): void {
    this.#run('DELETE FROM image_build WHERE id = ?', id);
  }

  #run(sql: string, ...values: string[]): void {
    this.#database.prepare(sql).run(...values);
  }
}
