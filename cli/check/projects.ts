import { dirname, relative } from 'node:path';
import ignore from 'ignore';
import { type OpenProject, openFolder } from '../project.ts';
import { projectRoot } from '../project-root.ts';

/** The projects of one run, each opened once. */
export class RunProjects {
  readonly #opened = new Map<string, Promise<OpenProject>>();
  readonly #roots = new Map<string, string>();
  readonly #cwd: string;

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  /**
   * The project of a file by its absolute path: what the editor takes, too. `within`: absolute path of the folder that was
   * asked for; it is the project where no folder above the file has a `slipway.yaml` or a repository.
   */
  of(file: string, within: string): Promise<OpenProject> {
    const root = this.#rootOf(file, within);
    const opened = this.#opened.get(root) ?? openFolder(root);
    this.#opened.set(root, opened);
    return opened;
  }

  /** Forgets what was read: files have changed since. */
  readAgain(): void {
    this.#opened.clear();
  }

  #rootOf(file: string, within: string): string {
    const key = `${dirname(file)}\n${within}`;
    const known = this.#roots.get(key);
    if (known !== undefined) return known;
    const root = projectRoot(file, within, this.#cwd);
    this.#roots.set(key, root);
    return root;
  }
}

/** A path relative to a folder, with `/`. */
export const within = (folder: string, path: string): string => relative(folder, path).replaceAll('\\', '/');

/** Whether `checks.exclude` of the project leaves out a path relative to it; a folder's ends with `/`. */
export const isExcluded = ({ manifest }: OpenProject, path: string): boolean =>
  manifest !== null && !path.startsWith('../') && path !== '/' && ignore().add(manifest.checks.exclude).ignores(path);
