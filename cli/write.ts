import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from '#core/generate/generator.ts';

/** Writes each file whole or not at all. A file that says something else already is kept beside, as `<name>.before`. */
export async function writeFiles(folder: string, files: readonly GeneratedFile[]): Promise<string[]> {
  const lines: string[] = [];
  for (const file of files) {
    const path = join(folder, file.path);
    const before = await readFile(path, 'utf8').catch(() => null);
    if (before === file.text) {
      lines.push(`${file.path} is as it should be.`);
      continue;
    }
    await mkdir(dirname(path), { recursive: true });
    if (before !== null) await rename(path, `${path}.before`);
    const whole = `${path}.${process.pid}.new`;
    await writeFile(whole, file.text);
    await rename(whole, path);
    lines.push(
      before === null ? `${file.path} written.` : `${file.path} written; what it was is in ${file.path}.before.`,
    );
  }
  return lines;
}
