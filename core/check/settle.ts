import type { GeneratedFile } from '#core/generate/generator.ts';
import { settle } from '#core/manifests/slipway/settle.ts';
import { suppress } from '#core/manifests/slipway/suppress.ts';
import { nearest } from '#core/manifests/text/nearest.ts';
import { type Outcome, refusal, success } from '#core/result.ts';
import type { Settlement } from '#protocol/settlement.ts';
import type { TeamSilencing } from '#protocol/silencing.ts';
import type { Checker } from './checker.ts';

export type Input = Parameters<Checker['checkNotebook']>[0];

const file = 'slipway.yaml';

/**
 * `slipway.yaml` with what somebody said of a check of a notebook, the first one of the project where there is none. Refuses checks
 * that there are not, and answers to what is no question for a person.
 */
export function settleCheck(checker: Checker, input: Input, settlement: Settlement): Outcome<GeneratedFile> {
  const checked = checker.checkNotebook(input);
  if (!checked.ok) return checked;
  const checks = checked.value.checklist.items.flatMap((item) => item.checks);
  const check = checks.find(({ id }) => id === settlement.check);
  if (check === undefined) {
    const meant = nearest(
      settlement.check,
      checks.map(({ id }) => id),
    );
    return refusal(
      `There is no check "${settlement.check}"; ${meant === null ? 'docs/checklist.md has their names' : `was ${meant} meant?`}`,
    );
  }
  const isAnswered = input.project.manifest?.checks.decided.some((each) => each.check === check.id) === true;
  if (settlement.as === 'decided' && check.state !== 'human' && !isAnswered)
    return refusal(
      `"${check.title}" (${check.id}) is looked up and not for a person to answer. Where it is no question here, say that it does not apply.`,
    );
  return rewritten(checker, input, (text) => settle(text, settlement));
}

/** `slipway.yaml` with a rule silenced for the team, the first one of the project where there is none. */
export const silenceForTeam = (checker: Checker, input: Input, silencing: TeamSilencing): Outcome<GeneratedFile> =>
  rewritten(checker, input, (text) => suppress(text, silencing));

function rewritten(checker: Checker, input: Input, change: (text: string) => Outcome<string>): Outcome<GeneratedFile> {
  const before = textNow(checker, input);
  if (!before.ok) return before;
  const text = change(before.value);
  return text.ok ? success({ path: file, text: text.value }) : text;
}

function textNow(checker: Checker, input: Input): Outcome<string> {
  const written = input.project.texts.get(file);
  if (written !== undefined) return success(written);
  const files = checker.generate({ ...input, generator: 'manifest' });
  return files.ok ? success(files.value[0]?.text ?? '') : files;
}
