import * as vscode from 'vscode';
import type { Language, NotebookChecklist } from '#extension/language/language.ts';
import { reasonFor } from '#extension/platform/reason.ts';
import type { Services } from '#extension/platform/services.ts';
import { UserError } from '#extension/platform/user-error.ts';
import type { Check } from '#protocol/checklist.ts';
import type { Settlement } from '#protocol/settlement.ts';
import type { CurrentNotebook } from './current.ts';
import { writeManifest } from './manifest-file.ts';
import { looks } from './presentation.ts';

interface Choice {
  readonly as: Settlement['as'];
  /** Whether a check can be settled like this. */
  readonly fits: (check: Check) => boolean;
  /** Asked where no row was chosen. */
  readonly which: string;
  /** Asks for the reason; null where none is needed. */
  readonly why: string | null;
  readonly told: (check: Check) => string;
}

const choices = {
  decide: {
    as: 'decided',
    fits: ({ state, said }) => state === 'human' || said === 'decided',
    which: 'Which question was decided?',
    why: 'What was decided, and why? Whoever releases the model next reads it.',
    told: ({ title }) => `"${title}" is decided, and slipway.yaml keeps it.`,
  },
  notApplicable: {
    as: 'notApplicable',
    fits: ({ state, said }) => (state !== 'done' && state !== 'not-applicable') || said === 'decided',
    which: 'Which check does not apply here?',
    why: 'Why does it not apply here? Whoever releases the model next reads it.',
    told: ({ title }) => `"${title}" does not apply, and slipway.yaml keeps it.`,
  },
  reopen: {
    as: 'open',
    fits: ({ said }) => said !== undefined,
    which: 'Which check is open again?',
    why: null,
    told: ({ title }) => `"${title}" is open again.`,
  },
} as const satisfies Readonly<Record<string, Choice>>;

/**
 * What a person says of a check, kept in `slipway.yaml` with its reason: decided, does not apply, open again. A key binding or
 * another extension may pass the notebook's URI, the id of the check and the reason.
 */
export async function say(
  what: keyof typeof choices,
  services: Services,
  current: CurrentNotebook,
  args: readonly unknown[],
): Promise<void> {
  const choice = choices[what];
  const chosen = meant(services.language, args) ?? (await pick(current, choice));
  if (chosen) await settleCheck(services, chosen, choice, args[2]);
}

interface Chosen {
  readonly of: NotebookChecklist;
  readonly check: Check;
}

/** A row of the tree, or a notebook and the id of a check. */
function meant(language: Language, [first, second]: readonly unknown[]): Chosen | undefined {
  if (first instanceof vscode.Uri) {
    const of = language.checklist(first);
    const check = of && checksOf(of).find(({ id }) => id === second);
    return of && check && { of, check };
  }
  return isRow(first) ? first : undefined;
}

const isRow = (value: unknown): value is Chosen =>
  typeof value === 'object' && value !== null && 'of' in value && 'check' in value;

const checksOf = ({ checklist }: NotebookChecklist): Check[] => checklist.items.flatMap((item) => item.checks);

async function pick(current: CurrentNotebook, { fits, which }: Choice): Promise<Chosen | undefined> {
  const of = current.demand();
  const rows = checksOf(of)
    .filter(fits)
    .map((check) => ({ label: check.title, description: check.id, detail: looks[check.state].words, check }));
  if (rows.length === 0) throw new UserError(`The checklist of ${of.checklist.notebook} has no check of this kind.`);
  const chosen = await vscode.window.showQuickPick(rows, { placeHolder: which, matchOnDescription: true });
  return chosen && { of, check: chosen.check };
}

async function settleCheck(
  { language, log }: Services,
  { of, check }: Chosen,
  choice: Choice,
  given: unknown,
): Promise<void> {
  const reason = choice.why === null ? '' : await reasonFor(check.title, choice.why, given);
  if (reason === undefined) return;
  const { settle } = await import('#protocol/language.ts');
  const settlement = { check: check.id, as: choice.as, reason };
  const answer = await language.ask(settle, { uri: of.uri.toString(), settlement });
  if (!answer.ok) throw new UserError(answer.reason);
  await writeManifest({ language, log }, of.uri, answer.value, { told: choice.told(check), key: check.id });
}
