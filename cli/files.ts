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

/** Told of a folder that may not be looked into, by its path relative to the one that is listed, and why. */
export type OnClosed = (folder: string, error: unknown) => void;

const entriesOf = (folder: string, onClosed: OnClosed) => (inside: string) =>
  nodeFiles.readdir(join(folder, inside), { withFileTypes: true }).catch((error: unknown) => {
    onClosed(inside, error);
    return [];
  });

/** Relative paths of a project's files. */
export const listProject = (folder: string, onClosed: OnClosed): Promise<string[]> =>
  listFiles(entriesOf(folder, onClosed));

/** Relative paths of all files in a folder, but those of dependencies, caches and tools. */
export const listAllFiles = (folder: string, onClosed: OnClosed): Promise<string[]> =>
  listFiles(entriesOf(folder, onClosed), isOrdinary, Number.POSITIVE_INFINITY);

/** What the project's own Python environment has, or the active one; null where there is neither. */
export const installedFor = (folder: string): Promise<Project['installed'] | null> =>
  readInstalled(environmentsOf(folder, process.env), disk);

/** A project with what is installed where a notebook's own kernel runs; as it was where that is not known. */
export const inItsKernel = (project: Project, kernel: string | null): Promise<Project> =>
  withKernel(project, kernel, { platform: process.platform, home: homedir(), variables: process.env }, disk);

/** Text files of a model folder that facts are read from. */
export const readModelFolder = (folder: string): Promise<Map<string, string>> =>
  modelTexts((name) => disk.read(join(folder, name)));
