import { createInterface } from 'node:readline/promises';
import { createTwoFilesPatch } from 'diff';
import type { ProposedFile } from '#protocol/generated.ts';
import type { Output } from '../output.ts';
import type { Proposed } from './proposed.ts';

export function showDiff(output: Output, { changed, before }: Proposed): void {
  for (const { path, text } of changed) {
    const old = before.get(path) ?? null;
    const patch = createTwoFilesPatch(old === null ? '/dev/null' : `a/${path}`, `b/${path}`, old ?? '', text, '', '', {
      context: 3,
    });
    output.note(patch.replace(/^=+\n/, '').trimEnd());
  }
}

/** Whether somebody is there who can be asked. */
export const canAsk = (output: Output): boolean => process.stdin.isTTY && output.format !== 'json';

export async function agreed(files: readonly ProposedFile[]): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await asking.question(
      `Write ${files.length === 1 ? 'this file' : `these ${files.length} files`}? [y/N] `,
    );
    return /^y(?:es)?$/i.test(answer.trim());
  } finally {
    asking.close();
  }
}
