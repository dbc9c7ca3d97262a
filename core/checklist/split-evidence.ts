import { changedSteps } from '#core/proof/stale.ts';
import { recordPath } from '#core/separate/propose.ts';
import { GeneratedRecord } from '#protocol/generated.ts';
import type { ChecklistInput, Verdict } from './definition.ts';
import { attention, command, done, missing, notApplicable } from './verdict.ts';

/** The two programs that separating makes; by their names a project's own are known, too. */
const programs = ['train.py', 'predict.py'] as const;

/** Whether training and inference stand in files of their own, and still say what the notebook says. */
export function separated({ project, analysis, file }: ChecklistInput): Verdict {
  if (!analysis.facts.fits.some(({ role }) => role === 'model'))
    return notApplicable('No model is fitted in this notebook.');
  const record = recordIn(project.texts.get(recordPath));
  const source = record?.sources?.[file];
  if (source === undefined) {
    const own = programs.map((name) => project.paths.find((path) => path === name || path.endsWith(`/${name}`)));
    const [train, predict] = own;
    return train !== undefined && predict !== undefined
      ? done(`${train} trains and ${predict} answers.`)
      : missing('Training and inference stand only in the notebook.', command.split);
  }
  const code = source.files.filter((path) => path.endsWith('.py'));
  const gone = code.filter((path) => !project.paths.includes(path));
  const open = code.filter((path) => /^<{7} /m.test(project.modules?.get(path) ?? ''));
  const changed = changedSteps(source.steps, analysis, file, 'the notebook was separated');
  const troubles = [
    ...gone.map((path) => ({ text: `${path} is gone.` })),
    ...open.map((path) => ({
      text: `${path} has places where you and the notebook both changed it.`,
      place: top(path),
    })),
    ...changed,
  ];
  if (troubles.length > 0) return attention(troubles, command.split);
  const main = code.filter((path) => !/(?:^|\/)tests\//.test(path));
  return done(main.map((path) => ({ text: `${path} is as the notebook has it.`, place: top(path) })));
}

/** It holds the texts of all files and changes only with them. */
let last: { readonly text: string; readonly record: GeneratedRecord | null } | undefined;

function recordIn(text: string | undefined): GeneratedRecord | null {
  if (text === undefined) return null;
  if (last?.text !== text) last = { text, record: parsed(text) };
  return last.record;
}

function parsed(text: string): GeneratedRecord | null {
  try {
    return GeneratedRecord.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Broken JSON is the same as none: separating makes it anew.
    return null;
  }
}

const top = (file: string) => {
  const start = { line: 0, character: 0 };
  return { file, range: { start, end: start } };
};
