import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { recoverPlace } from '#daemon/python/place.ts';
import { errorText } from './error-text.ts';
import { CannotDo } from './exit.ts';

/**
 * Copies a model folder to a place where nothing is, an empty folder or another model folder. It is copied beside the place and
 * renamed, so what is there is whole at any time; what a kill between two renames leaves is mended by the next call.
 */
export async function copyModel(from: string, to: string): Promise<void> {
  if (isInside(from, to) || isInside(to, from))
    throw new CannotDo(`${to} and the model folder ${from} lie in each other.`, 'Name another folder with --to.');
  await recoverPlace(to);
  const names = await namesIn(to);
  if (names !== null && names.length > 0 && !names.includes('MLmodel'))
    throw new CannotDo(
      `${to} is not empty and is no model folder, so it was left as it is.`,
      'Name another folder with --to, or move this one away.',
    );
  const beside = (what: string): string => join(dirname(to), `.${basename(to)}.${what}-${process.pid}`);
  const [made, before] = [beside('building'), beside('before')];
  try {
    await mkdir(dirname(to), { recursive: true });
    await cp(from, made, { recursive: true });
    if (names !== null) await rename(to, before);
    await rename(made, to).catch(async (error: unknown) => {
      if (names !== null) await rename(before, to);
      throw error;
    });
    await rm(before, { recursive: true, force: true });
  } catch (error) {
    throw new CannotDo(
      `The model could not be written to ${to}: ${errorText(error)}.`,
      'Name another folder with --to.',
    );
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

const isInside = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith('../') || way.startsWith('..\\') || /^[A-Za-z]:/.test(way));
};

/** Null where there is nothing. */
async function namesIn(folder: string): Promise<string[] | null> {
  return readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new CannotDo(`${folder} cannot be looked into: ${errorText(error)}.`, 'Name another folder with --to.');
  });
}
