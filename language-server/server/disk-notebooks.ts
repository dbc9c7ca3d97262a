import { readFile, stat } from 'node:fs/promises';
import type { Notebook } from '#core/notebook/model.ts';
import { readNotebook } from '#core/notebook/read.ts';

/** Largest notebook file read for its outputs, in bytes; 50 MB take about a tenth of a second. */
const largest = 300_000_000;

/** Notebooks as saved, each read again only when its file changed: editors do not send outputs. */
export class DiskNotebooks {
  readonly #kept = new Map<string, { readonly stamp: string; readonly notebook: Notebook | null }>();

  /** Null when there is no such file or it is no notebook. */
  async read(path: string): Promise<Notebook | null> {
    try {
      const { mtimeMs, size } = await stat(path);
      const stamp = `${mtimeMs}/${size}`;
      const known = this.#kept.get(path);
      if (known?.stamp === stamp) return known.notebook;
      const outcome = size > largest ? null : readNotebook(await readFile(path, 'utf8'));
      const notebook = outcome?.ok ? outcome.value : null;
      this.#kept.set(path, { stamp, notebook });
      return notebook;
    } catch {
      return null;
    }
  }

  forget(path: string): void {
    this.#kept.delete(path);
  }
}
