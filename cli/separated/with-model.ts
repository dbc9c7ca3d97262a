import type { Outcome } from '#core/result.ts';
import type { Separated } from '#core/separate/propose.ts';
import { codesFor, settledOn } from '#core/separate/settled.ts';
import type { Settled } from '#core/separate/taken.ts';
import type { ProposedFile } from '#protocol/generated.ts';
import type { Proof, Provenance } from '#protocol/model.ts';
import type { PreparationPlan, SeparatedCode } from '#protocol/rpc/prepare.ts';
import type { Output } from '../output.ts';
import type { OpenProject } from '../project.ts';
import { agreed, canAsk, showDiff } from './ask.ts';
import { type Place, type Proposed, proposedOver, write } from './proposed.ts';
import { lineOf } from './words.ts';

/** The separated code that goes with a plan: what is to be proven, and what is planned to be written. */
export interface PlannedCode {
  readonly codes: readonly SeparatedCode[];
  readonly proposed: Proposed | null;
  /** Why there is none; null where there is some. */
  readonly reason: string | null;
  make(settled: Settled): Outcome<Separated>;
}

/** What became of it. */
export interface Written {
  readonly files: readonly Pick<ProposedFile, 'path' | 'state' | 'conflicts'>[];
  readonly written: boolean;
  /** Why nothing was; null where something was, or had not to be. */
  readonly reason: string | null;
}

export async function plannedCode(
  project: OpenProject,
  notebook: string,
  plan: PreparationPlan,
  folder: string,
): Promise<PlannedCode> {
  const input = await project.input(notebook);
  const make = (settled: Settled): Outcome<Separated> => project.checker.separate({ ...input, folder, settled });
  const made = codesFor(plan, make);
  if (!made.ok) return { codes: [], proposed: null, reason: made.reason, make };
  const { codes, planned } = made.value;
  return { codes, proposed: await proposedOver(project, planned, notebook), reason: null, make };
}

/** The code as a part of the plan, in sentences. */
export function codeLines({ proposed, reason }: PlannedCode): string[] {
  if (proposed === null) return [`Writes no separated code: ${reason}`];
  return [
    'Then writes the code, separated into training and inference:',
    ...proposed.files.map((one) => `  ${lineOf(one)}`),
  ];
}

/** Writes the code for the cut that was proven, once somebody saw it or said so beforehand. Never fails a preparation that did well. */
export async function writeWithModel(
  output: Output,
  project: Place,
  notebook: string,
  planned: PlannedCode,
  { proof, provenance }: { readonly proof: Proof; readonly provenance: Pick<Provenance, 'input'> },
  yes: boolean,
): Promise<Written> {
  const none = (reason: string): Written => ({ files: [], written: false, reason });
  if (planned.reason !== null) return none(planned.reason);
  if (!proof.proven) return none('The model is not proven, so no code was written that would answer as it does.');
  const differs = proof.separated?.reason ?? null;
  if (differs !== null) return none(`The predict.py for it does not answer as the notebook did. ${differs}`);
  const made = planned.make(settledOn(provenance.input) ?? { cut: null, reason: null, model: null });
  if (!made.ok) return none(made.reason);
  const proposed = await proposedOver(project, made.value, notebook);
  const { files, changed } = proposed;
  const told = files.map(({ path, state, conflicts }) => ({ path, state, conflicts }));
  for (const note of made.value.notes) output.note(`  ${note}`);
  if (changed.length === 0) return { files: told, written: false, reason: null };
  showDiff(output, proposed);
  if (!yes && !canAsk(output))
    return {
      files: told,
      written: false,
      reason: 'There was nobody to ask. Give --yes to have it written, or run "slipway split" to look at it.',
    };
  if (!yes && !(await agreed(changed))) return { files: told, written: false, reason: 'You left it as it is.' };
  await write(project, proposed);
  return { files: told, written: true, reason: null };
}

/** What became of the code, in lines. */
export function writtenLines({ files, written, reason }: Written): string[] {
  if (reason !== null) return [`! no separated code was written. ${reason}`];
  return written ? files.map((file) => lineOf({ ...file, text: '' })) : ['The separated code is as it should be.'];
}
