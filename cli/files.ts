import * as nodeFiles from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { diskOver } from '#core/check/disk.ts';
import { listFiles } from '#core/check/list-files.ts';
import { modelTexts } from '#core/check/model-texts.ts';
import { isOrdinary } from '#core/check/project-files.ts';
import { environmentsOf, readInstalled, withKernel } from '#core/environment/index.ts';
import type { Project } from '#core/project.ts';
import { errorText } from './error-text.ts';

const disk = diskOver(nodeFiles, (path, error) => {
  process.stderr.write(`${path} is left out, since it cannot be read: ${errorText(error)}.\n`);
});

const entriesOf = (folder: string) => (inside: string) => disk.entries(join(folder, inside));

/** Relative paths of a project's files. */
export const listProject = (folder: string): Promise<string[]> => listFiles(entriesOf(folder));

/** Relative paths of all files in a folder, but those of dependencies, caches and tools. */
export const listAllFiles = (folder: string): Promise<string[]> =>
  listFiles(entriesOf(folder), isOrdinary, Number.POSITIVE_INFINITY);

/** What the project's own Python environment has, or the active one; null where there is neither. */
export const installedFor = (folder: string): Promise<Project['installed'] | null> =>
  readInstalled(environmentsOf(folder, process.env), disk);

/** A project with what is installed where a notebook's own kernel runs; as it was where that is not known. */
export const inItsKernel = (project: Project, kernel: string | null): Promise<Project> =>
  withKernel(project, kernel, { platform: process.platform, home: homedir(), variables: process.env }, disk);

/** Text files of a model folder that facts are read from. */
export const readModelFolder = (folder: string): Promise<Map<string, string>> =>
  modelTexts((name) => disk.read(join(folder, name)));
