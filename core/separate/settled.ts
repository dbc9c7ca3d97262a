import { provenanceIn } from '#core/checklist/model-folder.ts';
import { stepsOf } from '#core/proof/stale.ts';
import type { Analysis } from '#core/python/model.ts';
import { type Outcome, success } from '#core/result.ts';
import type { InputPoint } from '#protocol/model.ts';
import type { PreparationPlan, SeparatedCode } from '#protocol/rpc/prepare.ts';
import type { Separation } from './separate.ts';
import type { Settled } from './taken.ts';

/** What a run says of where rows come in; null where it was made before runs said which cut they took. */
export function settledOn(input: InputPoint | undefined): Settled | null {
  if (input?.cut === undefined) return null;
  return { cut: input.cut, reason: input.instead[0] ?? null, model: input.at === 'input' ? input.name : null };
}

/** What the model folder's run settled on, where the code that leads to the model is still the same. */
export function settledBefore(
  modelFolder: ReadonlyMap<string, string>,
  analysis: Analysis,
  notebook: string,
): Settled | null {
  const made = provenanceIn(modelFolder);
  if (made === null || made.notebook.path !== notebook) return null;
  const [then, now] = [made.notebook.steps ?? [], stepsOf(analysis)];
  const same = then.length > 0 && then.length === now.length && then.every((step, index) => step === now[index]);
  return same ? settledOn(made.input) : null;
}

/** Code for every cut that a run of the plan may settle on, to be held against the notebook; and what is planned to be written. */
export function codesFor<T extends Separation>(
  { cuts }: Pick<PreparationPlan, 'cuts'>,
  make: (settled: Settled) => Outcome<T>,
): Outcome<{ readonly codes: readonly SeparatedCode[]; readonly planned: T }> {
  const planned = make({ cut: cuts.length === 0 ? null : 0, reason: null, model: null });
  if (!planned.ok) return planned;
  const codes = [...cuts.keys(), null].flatMap((cut): SeparatedCode[] => {
    const made = cut === (cuts.length === 0 ? null : 0) ? planned : make({ cut, reason: null, model: null });
    return made.ok
      ? [{ cut, features: textOf(made.value, 'features.py'), predict: textOf(made.value, 'predict.py') }]
      : [];
  });
  return success({ codes, planned: planned.value });
}

const textOf = ({ files }: Separation, name: string): string =>
  files.find(({ path }) => path.split('/').at(-1) === name)?.text ?? '';
