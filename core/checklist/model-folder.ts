import { changesSince } from '#core/proof/stale.ts';
import type { Schema } from '#core/schema.ts';
import type { Evidence } from '#protocol/checklist.ts';
import { Proof, Provenance } from '#protocol/model.ts';
import type { ChecklistInput } from './definition.ts';

/** The proof in the model folder, or null where there is none or it is broken. */
export const proofOf = (input: ChecklistInput): Proof | null => parsed(input.modelFolder, 'slipway/proof.json', Proof);

export const provenanceOf = (input: ChecklistInput): Provenance | null => provenanceIn(input.modelFolder);

/** What a model folder says it was made of. */
export const provenanceIn = (folder: ChecklistInput['modelFolder']): Provenance | null =>
  parsed(folder, 'slipway/provenance.json', Provenance);

/** What has changed since the model was prepared; empty where nothing has. */
export function changesOf(input: ChecklistInput): Evidence[] {
  const provenance = provenanceOf(input);
  if (provenance === null) return [];
  const lock = input.project.texts.get(provenance.lock.path) ?? null;
  return changesSince(provenance, input.analysis, { file: input.file, lock });
}

/** The input without a model folder that was made of another notebook of the project. */
export function ownModelFolder(input: ChecklistInput): ChecklistInput {
  const { notebook } = provenanceOf(input) ?? {};
  return notebook === undefined || notebook.path === input.file ? input : { ...input, modelFolder: new Map() };
}

function parsed<T>(folder: ChecklistInput['modelFolder'], path: string, schema: Schema<T>): T | null {
  const text = folder.get(path);
  if (text === undefined) return null;
  try {
    const result = schema.safeParse(JSON.parse(text));
    return result.success ? result.data : null;
  } catch {
    // Broken JSON is the same as none: the next step makes it anew.
    return null;
  }
}

/** Such as `python, onnx and server agree on 200 rows`. */
export function proofSentence(proof: Proof): string {
  const rows = Math.min(...proof.comparisons.map((comparison) => comparison.rows));
  const by = [...new Set(proof.comparisons.map((comparison) => comparison.by))];
  return `${by.join(', ')} gave the notebook's own answers on ${rows} rows.`;
}
