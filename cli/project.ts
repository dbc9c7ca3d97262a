import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parse } from 'yaml';
import { assembleProject, ownRecords } from '#core/check/project-files.ts';
import { sourceOf } from '#core/check/source.ts';
import type { Checker, NotebookInput } from '#core/check.ts';
import type { GeneratedFile } from '#core/generate/generator.ts';
import type { Project } from '#core/project.ts';
import { Manifest } from '#protocol/manifest.ts';
import { loadChecker } from './checker.ts';
import { CannotDo } from './exit.ts';
import { inItsKernel, installedFor, listProject, readModelFolder } from './files.ts';
import { projectRoot } from './project-root.ts';
import { readRoughly, readText, Unreadable } from './read-text.ts';

/** A project folder as a command sees it: read once, when the command begins. */
export interface OpenProject {
  /** Absolute. */
  readonly folder: string;
  readonly checker: Checker;
  readonly snapshot: Project;
  readonly manifest: Manifest | null;
  readonly paths: readonly string[];
  /** Files of the project that rules would look at and that could not be read, by path: it was judged as if they were not there. */
  readonly unread: ReadonlyMap<string, Unreadable>;
  /** Folders of the project that may not be looked into, and why, by path. */
  readonly closed: ReadonlyMap<string, unknown>;
  /** Texts of the model folder, by path in it; empty when there is none. */
  readonly modelFolder: ReadonlyMap<string, string>;
  /** The manifest, or why the command cannot go on without one. */
  withManifest(): { manifest: Manifest };
  resolve(path: string): string;
  /** A path as typed, made relative to the project. */
  relative(path: string): string;
  read(file: string): Promise<string>;
  /** A notebook of the project as the engine takes it; `text` where it was read already. */
  input(notebook: string, text?: string): Promise<NotebookInput & Pick<OpenProject, 'modelFolder'>>;
  generate(generator: string, notebook: string): Promise<GeneratedFile[]>;
  parseManifest(text: string): Manifest;
}

/** Opens the project that `path`, a notebook, a manifest or a folder, belongs to; throws where a part of it cannot be read. */
export async function openProject(path: string): Promise<OpenProject> {
  const start = resolve(path);
  if (!existsSync(start)) throw new CannotDo(`${path} does not exist.`, 'Name a notebook or a folder that is there.');
  const isFolder = statSync(start).isDirectory();
  const folder = isFolder ? start : dirname(start);
  const project = await openFolder(projectRoot(isFolder ? join(start, 'slipway.yaml') : start, folder, process.cwd()));
  for (const unread of project.unread.values()) throw unread;
  return project;
}

/** Opens a project by its folder; what cannot be read of it is in `unread`. */
export async function openFolder(folder: string): Promise<OpenProject> {
  const checker = await loadChecker();
  const closed = new Map<string, unknown>();
  const paths = await listProject(folder, (inside, error) => closed.set(inside, error));
  const read = (file: string): Promise<string> => readText(join(folder, file));
  const unread = new Map<string, Unreadable>();
  // Commands write slipway.yaml anew from this text; whatever else they change they read first.
  const look = async (file: string): Promise<string | null> =>
    // Its folder is never listed, so nobody said that it is there.
    (ownRecords.includes(file) && !existsSync(join(folder, file))
      ? Promise.resolve(null)
      : file === 'slipway.yaml'
        ? read(file)
        : readRoughly(join(folder, file))
    ).catch((error: unknown) => {
      if (!(error instanceof Unreadable)) throw error;
      // A module that cannot be read is looked into for its imports only; nothing is judged by it.
      if (!file.endsWith('.py')) unread.set(file, error);
      return null;
    });
  const snapshot = await assembleProject(paths, look, await installedFor(folder));
  const modelFolder = await readModelFolder(resolve(folder, snapshot.manifest?.model.folder ?? 'model'));
  const input: OpenProject['input'] = async (file, text) => {
    const { source, kernel } = sourceOf(text ?? (await read(file)), file);
    return { ...source, file, project: await inItsKernel(snapshot, kernel), modelFolder };
  };
  return {
    folder,
    checker,
    snapshot,
    manifest: snapshot.manifest,
    paths,
    unread,
    closed,
    modelFolder,
    withManifest() {
      if (snapshot.manifest !== null) return { manifest: snapshot.manifest };
      if (paths.includes('slipway.yaml'))
        throw new CannotDo(
          `${join(folder, 'slipway.yaml')} cannot be read.`,
          'Run "slipway check slipway.yaml" to see what is wrong with it.',
        );
      throw new CannotDo(
        `${folder} has no slipway.yaml.`,
        'Run "slipway prepare NOTEBOOK" there first: it writes one.',
      );
    },
    resolve: (file) => resolve(folder, file),
    relative: (file) => relative(folder, resolve(file)).replaceAll('\\', '/'),
    read,
    input,
    async generate(generator, notebook) {
      const files = checker.generate({ generator, ...(await input(notebook)) });
      if (!files.ok) throw new CannotDo(files.reason);
      return files.value;
    },
    parseManifest: (text) => Manifest.parse(parse(text)),
  };
}
