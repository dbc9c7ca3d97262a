import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { parse } from 'yaml';
import { assembleProject } from '#core/check/project-files.ts';
import { sourceOf } from '#core/check/source.ts';
import type { Checker, NotebookInput } from '#core/check.ts';
import type { GeneratedFile } from '#core/generate/generator.ts';
import type { Project } from '#core/project.ts';
import { Manifest } from '#protocol/manifest.ts';
import { loadChecker } from './checker.ts';
import { errorText } from './error-text.ts';
import { CannotDo } from './exit.ts';
import { inItsKernel, installedFor, listProject, readModelFolder } from './files.ts';
import { projectRoot } from './project-root.ts';

/** A project folder as a command sees it: read once, when the command begins. */
export interface OpenProject {
  /** Absolute. */
  readonly folder: string;
  readonly checker: Checker;
  readonly snapshot: Project;
  readonly manifest: Manifest | null;
  readonly paths: readonly string[];
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

/** Opens the project that `path`, a notebook, a manifest or a folder, belongs to. */
export async function openProject(path: string): Promise<OpenProject> {
  const start = resolve(path);
  if (!existsSync(start)) throw new CannotDo(`${path} does not exist.`, 'Name a notebook or a folder that is there.');
  const isFolder = statSync(start).isDirectory();
  const folder = isFolder ? start : dirname(start);
  return openFolder(projectRoot(isFolder ? join(start, 'slipway.yaml') : start, folder, process.cwd()));
}

/** Opens a project by its folder. */
export async function openFolder(folder: string): Promise<OpenProject> {
  const checker = await loadChecker();
  const paths = await listProject(folder);
  const read = (file: string): Promise<string> =>
    readFile(join(folder, file), 'utf8').catch((error: unknown) => {
      throw new CannotDo(
        `${join(folder, file)} cannot be read: ${errorText(error)}.`,
        'See that the file is there and that you may read it.',
      );
    });
  const snapshot = await assembleProject(paths, read, await installedFor(folder));
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
