import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCells } from '#core/notebook/script/markers.ts';

/** A notebook of the corpus, with the files beside it that a project of its own would have. */
export interface CorpusNotebook {
  /** Relative to the corpus, with `/`. */
  readonly path: string;
  /** Relative to the notebook's folder: that folder's files, and one level below. */
  readonly beside: readonly string[];
}

/**
 * Every notebook under a folder, in a stable order; `scripts`: Python scripts with cells, too. Checkpoints and hidden folders are left
 * out.
 */
export function listNotebooks(root: string, { scripts = false } = {}): CorpusNotebook[] {
  const isNotebook = (folder: string, name: string): boolean =>
    name.endsWith('.ipynb') ||
    (scripts && name.endsWith('.py') && hasCells(readFileSync(join(root, folder, name), 'utf8')));
  const files = new Map<string, string[]>();
  const visit = (folder: string): void => {
    const own: string[] = [];
    files.set(folder, own);
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      if (entry.isDirectory()) visit(folder === '' ? entry.name : `${folder}/${entry.name}`);
      else if (entry.isFile()) own.push(entry.name);
    }
  };
  visit('');
  const below = Map.groupBy([...files.keys()], (folder) => folder.split('/').slice(0, -1).join('/'));
  return [...files]
    .flatMap(([folder, own]) => {
      const notebooks = own.filter((name) => isNotebook(folder, name));
      if (notebooks.length === 0) return [];
      const inner = (below.get(folder) ?? []).filter((child) => child !== '' && child !== folder);
      const beside = [
        ...own,
        ...inner.flatMap((child) => (files.get(child) ?? []).map((name) => `${child.split('/').at(-1)}/${name}`)),
      ];
      return notebooks.map((name) => ({ path: folder === '' ? name : `${folder}/${name}`, beside }));
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
