import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { parse } from 'yaml';
import { assembleProject } from '#core/check/project-files.ts';
import type { Checker } from '#core/check.ts';
import type { GeneratedFile } from '#core/generate/generator.ts';
import type { Project } from '#core/project.ts';
import type { Finding } from '#protocol/finding.ts';
import { Manifest } from '#protocol/manifest.ts';
import { loadChecker } from './checker.ts';
import { CannotDo } from './exit.ts';
import { listFiles, readModelFolder } from './files.ts';

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
  manifestFindings(except: readonly string[]): { file: string; findings: readonly Finding[] }[];
  generate(generator: string, notebook: string): Promise<GeneratedFile[]>;
  parseManifest(text: string): Manifest;
}

/** Opens the project that `path` (a notebook, a manifest or a folder) belongs to: the nearest folder upward with a slipway.yaml, else its own. */
export async function openProject(path: string): Promise<OpenProject> {
  const start = resolve(path);
  if (!existsSync(start)) throw new CannotDo(`${path} does not exist.`);
  const folder = projectFolder(
    extname(start) === '' && !basename(start).startsWith('Dockerfile') ? start : dirname(start),
  );
  const checker = await loadChecker();
  const paths = await listFiles(folder);
  const read = (file: string): Promise<string> =>
    readFile(join(folder, file), 'utf8').catch((error: unknown) => {
      throw new CannotDo(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    });
  const snapshot = await assembleProject(paths, read);
  const modelFolder = await readModelFolder(join(folder, snapshot.manifest?.model.folder ?? 'model'));
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
    manifestFindings: (except) =>
      [...snapshot.texts]
        .filter(([file]) => checker.isManifest(file) && !except.includes(file))
        .map(([file, text]) => ({ file, findings: checker.checkManifest(text, file, snapshot) })),
    async generate(generator, notebook) {
      const files = checker.generate({
        generator,
        text: await read(notebook),
        file: notebook,
        project: snapshot,
        modelFolder,
      });
      if (!files.ok) throw new CannotDo(files.reason);
      return files.value;
    },
    parseManifest: (text) => Manifest.parse(parse(text)),
  };
}

function projectFolder(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'slipway.yaml'))) return folder;
    if (dirname(folder) === folder) return start;
  }
}
