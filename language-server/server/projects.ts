import { existsSync, readdirSync } from 'node:fs';
import * as nodeFiles from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterChange } from '#core/check/changed-file.ts';
import { diskOver, isMissing, type ProjectDisk, type TellUnreadable } from '#core/check/disk.ts';
import { findRoot } from '#core/check/find-root.ts';
import { listFiles } from '#core/check/list-files.ts';
import { modelTexts } from '#core/check/model-texts.ts';
import { assembleProject, withText } from '#core/check/project-files.ts';
import { environmentsOf, type Machine, readInstalled, withKernel } from '#core/environment/index.ts';
import type { Project } from '#core/project.ts';
import { type ChosenInterpreter, chosenFor, interpreterOf } from './chosen.ts';
import { entryAt, type FileChange, isAround } from './file-change.ts';
import { within } from './paths.ts';

/** A file's project as the server sees it now. */
export interface FileProject {
  /** Absolute path of the project folder. */
  readonly root: string;
  /** The file relative to it, with `/`. */
  readonly file: string;
  readonly project: Project;
  readonly modelFolder: ReadonlyMap<string, string>;
}

/** Texts that are open and may differ from the disk, by absolute path. */
export type OpenTexts = () => Iterable<readonly [path: string, text: string]>;

const longestText = 1_000_000;

interface Loaded {
  readonly project: Project;
  readonly modelFolder: ReadonlyMap<string, string>;
}

/** Only projects of open documents are listed, each once until something in it changes that is read. */
export class Projects {
  readonly #open: OpenTexts;
  readonly #tell: TellUnreadable;
  readonly #disk: ProjectDisk;
  #interpreters: readonly ChosenInterpreter[] = [];
  #workspace: readonly string[] = [];
  readonly #roots = new Map<string, string>();
  readonly #loaded = new Map<string, Promise<Loaded>>();
  /** Those of them that have come, with what has changed since. */
  readonly #current = new Map<string, Loaded>();
  /** Files that were removed while they were open: editors keep such a document, and it is no part of the project. */
  readonly #removed = new Set<string>();

  constructor(open: OpenTexts, tell: TellUnreadable) {
    this.#open = open;
    this.#tell = tell;
    this.#disk = diskOver(nodeFiles, tell);
  }

  /** Folders of the workspace that came, and that went: no project is looked for above them. */
  openFolders(added: readonly string[], removed: readonly string[] = []): void {
    this.#workspace = [...this.#workspace.filter((folder) => !removed.includes(folder)), ...added];
    this.#roots.clear();
  }

  /** What is installed is read anew where another interpreter counts now. */
  set interpreters(chosen: readonly ChosenInterpreter[]) {
    const before = this.#interpreters;
    this.#interpreters = chosen;
    for (const root of this.#loaded.keys())
      if (interpreterOf(root, before) !== interpreterOf(root, chosen)) this.#drop(root);
  }

  rootOf(path: string): string {
    const known = this.#roots.get(path);
    if (known !== undefined) return known;
    const root = findRoot(path, this.#workspace, {
      has: (folder, name) => existsSync(join(folder, name)),
      inside: (folder) => foldersIn(folder, this.#tell),
    });
    this.#roots.set(path, root);
    return root;
  }

  async of(path: string): Promise<FileProject> {
    const root = this.rootOf(path);
    let loading = this.#loaded.get(root);
    if (!loading) {
      loading = load(root, interpreterOf(root, this.#interpreters), this.#disk);
      this.#loaded.set(root, loading);
      // A folder that could not be read may be there the next time.
      loading.catch(() => this.#loaded.delete(root));
    }
    const loaded = await loading;
    if (this.#loaded.get(root) === loading && !this.#current.has(root)) this.#current.set(root, loaded);
    const { project, modelFolder } = this.#current.get(root) ?? loaded;
    let current = project;
    for (const [open, text] of this.#open()) {
      if (this.#removed.has(open)) continue;
      const file = within(root, open);
      if (!file.startsWith('../') && this.rootOf(open) === root) current = withText(current, file, text);
    }
    return { root, file: within(root, path), project: current, modelFolder };
  }

  /** A notebook's project with what is installed where its own kernel runs, as long as our setting names no interpreter. */
  async withKernel(found: FileProject, kernel: string | null): Promise<FileProject> {
    if (found.root === '' || chosenFor(found.root, this.#interpreters)?.isSet === true) return found;
    return { ...found, project: await withKernel(found.project, kernel, machine, this.#disk) };
  }

  /** Tells whether a file is there: it was removed from the disk, or written, or is edited where it is still open. */
  exists(path: string, isThere: boolean): void {
    if (isThere) this.#removed.delete(path);
    else this.#removed.add(path);
  }

  /** What is on disk now counts for every project around a path, be the watcher's word of it still on its way. Answers their roots. */
  forget(path: string): string[] {
    this.#roots.clear();
    const around = [...this.#loaded.keys()].filter((root) => isAround(root, path));
    for (const root of around) this.#drop(root);
    return around;
  }

  /** Takes in what happened on disk; answers whether a document, by its path, may be judged otherwise now. */
  changed(changes: readonly FileChange[]): (document: string) => boolean {
    const before = new Map(this.#roots);
    const concerned = new Set<string>();
    // A project may begin or end at a folder that comes or goes with all that is in it.
    if (changes.some(({ happened }) => happened !== 'changed')) this.#roots.clear();
    for (const change of changes)
      for (const root of [...this.#loaded.keys()])
        if (isAround(root, change.path) && this.#hasChanged(root, change, before.has(change.path))) concerned.add(root);
    return (document) => {
      const root = this.rootOf(document);
      return concerned.has(root) || before.get(document) !== root;
    };
  }

  /** `isOpen`: a document that was saved, which people do when they have run it and installed what was missing. */
  #hasChanged(root: string, { path, happened }: FileChange, isOpen: boolean): boolean {
    const known = isOpen ? undefined : this.#current.get(root);
    const project = known
      ? afterChange(known.project, within(root, path), () => (happened === 'deleted' ? null : entryAt(path)))
      : null;
    if (known && project) {
      this.#current.set(root, { ...known, project });
      return project !== known.project;
    }
    this.#drop(root);
    return true;
  }

  #drop(root: string): void {
    this.#loaded.delete(root);
    this.#current.delete(root);
  }
}

function foldersIn(folder: string, tell: TellUnreadable): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
  } catch (error) {
    if (!isMissing(error)) tell(folder, error);
    return [];
  }
}

/** Lists of an environment's files are longer than any manifest, and read whole. */
async function load(root: string, python: string, disk: ProjectDisk): Promise<Loaded> {
  const read = (path: string): Promise<string | null> => disk.readUpTo(join(root, path), longestText);
  const installed = await readInstalled(environmentsOf(root, process.env, python), disk);
  const project = await assembleProject(await listFiles((folder) => disk.entries(join(root, folder))), read, installed);
  const folder = project.manifest?.model.folder ?? 'model';
  const modelFolder = await modelTexts((name) => read(join(folder, name)));
  return { project, modelFolder };
}

const machine: Machine = { platform: process.platform, home: homedir(), variables: process.env };
