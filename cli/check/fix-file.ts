import { applySafeFixes } from '#core/check/fix.ts';
import { guarded } from '#core/check/guarded.ts';
import { success } from '#core/result.ts';
import type { Finding } from '#protocol/finding.ts';
import { Unreadable } from '../read-text.ts';
import { writeWhole } from '../write.ts';
import { isNotebook, type Target } from './target.ts';

/** Makes every safe fix in a file; the titles of those made. Files that cannot be read are left to the check. */
export async function fixFile({ project, file, path }: Target): Promise<readonly string[]> {
  const text = await project.read(file).catch((error: unknown) => {
    if (error instanceof Unreadable) return null;
    throw error;
  });
  if (text === null) return [];
  const { checker, snapshot } = project;
  const input = isNotebook(file) ? await project.input(file, text) : null;
  const checked = guarded<{ findings: readonly Finding[] }>(() =>
    input === null ? success(checker.judgeManifest(text, file, snapshot)) : checker.checkNotebook(input),
  );
  if (!checked.ok) return [];
  const fixed = applySafeFixes(text, file, checked.value.findings);
  if (fixed.applied.length > 0) await writeWhole(path, fixed.text);
  return fixed.applied;
}
