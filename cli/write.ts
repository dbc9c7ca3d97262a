import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from '#core/generate/generator.ts';
import { errorText } from './error-text.ts';
import { CannotDo } from './exit.ts';

/** Writes each file whole or not at all. A file that says something else already is kept beside it, under a name that is free. */
export async function writeFiles(folder: string, files: readonly GeneratedFile[]): Promise<string[]> {
  const lines: string[] = [];
  for (const file of files) {
    const path = join(folder, file.path);
    const before = await textBefore(path);
    if (before === file.text) {
      lines.push(`${file.path} is as it should be.`);
      continue;
    }
    const kept = before === null ? null : await keep(path);
    await writeWhole(path, file.text);
    lines.push(
      kept === null
        ? `${file.path} written.`
        : `${file.path} written; what it was is in ${kept.slice(folder.length + 1)}.`,
    );
  }
  return lines;
}

/** What a file says; null where there is none. One that cannot be read is not written over: it could not be kept. */
export const textBefore = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new CannotDo(
      `${path} is there and cannot be read: ${errorText(error)}. It was left as it is.`,
      'See that the file is yours, or move it away.',
    );
  });

/** Writes a text in one step: whoever reads the path finds the old one or the new one. Links are followed, rights are kept. */
export async function writeWhole(path: string, text: string): Promise<void> {
  let whole = `${path}.${process.pid}.new`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const target = await realpath(path).catch(() => path);
    // Beside the file itself: a link may lead to another file system, and nothing is renamed from one to another.
    whole = `${target}.${process.pid}.new`;
    const mode = await stat(target).then(
      (found) => found.mode,
      () => null,
    );
    await writeFile(whole, text);
    if (mode !== null) await chmod(whole, mode);
    await rename(whole, target);
  } catch (error) {
    await rm(whole, { force: true }).catch(() => undefined);
    throw new CannotDo(
      `${path} could not be written: ${errorText(error)}. What it was is as it was.`,
      'See that the folder is yours and has room, or name another one.',
    );
  }
}

/** Copies a file to `<name>.before`, or `.before.2` and so on where that is taken; the copy's path. */
export async function keep(path: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const kept = count === 1 ? `${path}.before` : `${path}.before.${count}`;
    if (existsSync(kept)) continue;
    await copyFile(path, kept).catch((error: unknown) => {
      throw new CannotDo(`${path} could not be kept as ${kept}: ${errorText(error)}.`, 'Nothing was changed.');
    });
    return kept;
  }
}
