import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from '#core/check/list-files.ts';
import { modelTexts } from '#core/check/model-texts.ts';
import { isOrdinary } from '#core/check/project-files.ts';

const entriesOf = (folder: string) => (inside: string) =>
  readdir(join(folder, inside), { withFileTypes: true }).catch(() => []);

/** Relative paths of a project's files. */
export const listProject = (folder: string): Promise<string[]> => listFiles(entriesOf(folder));

/** Relative paths of all files in a folder, but those of dependencies, caches and tools. */
export const listAllFiles = (folder: string): Promise<string[]> =>
  listFiles(entriesOf(folder), isOrdinary, Number.POSITIVE_INFINITY);

/** Text files of a model folder that facts are read from. */
export const readModelFolder = (folder: string): Promise<Map<string, string>> =>
  modelTexts((name) => readFile(join(folder, name), 'utf8').catch(() => null));
