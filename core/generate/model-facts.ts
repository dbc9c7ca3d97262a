import { type Outcome, refusal, success } from '#core/result.ts';
import type { Schema } from '#core/schema.ts';
import { encryptionFile } from '#protocol/encryption.ts';
import { Captured, Proof, Provenance, Signature } from '#protocol/model.ts';

/** What a model folder says of itself, for cards and prompts: numbers that were measured, nothing else. */
export interface ModelFacts {
  readonly provenance: Provenance;
  readonly proof: Proof;
  readonly signature: Signature;
  readonly capturedRows: number;
}

/** Reads the facts out of a model folder's texts, or says which file is missing or broken. */
export function modelFacts(folder: ReadonlyMap<string, string>): Outcome<ModelFacts> {
  const provenance = parsed(folder, 'slipway/provenance.json', Provenance);
  if (!provenance.ok) return provenance;
  const proof = parsed(folder, 'slipway/proof.json', Proof);
  if (!proof.ok) return proof;
  const signature = parsed(folder, 'slipway/signature.json', Signature);
  if (!signature.ok) return signature;
  const rows = capturedRows(folder, proof.value);
  if (!rows.ok) return rows;
  return success({
    provenance: provenance.value,
    proof: proof.value,
    signature: signature.value,
    capturedRows: rows.value,
  });
}

/** The rows of an encrypted model are not to be read; the proof says how many were asked. */
function capturedRows(folder: ReadonlyMap<string, string>, { comparisons }: Proof): Outcome<number> {
  const asked = Math.max(0, ...comparisons.map(({ rows }) => rows));
  if (folder.has(encryptionFile)) return success(asked);
  const captured = parsed(folder, 'slipway/captured.json', Captured);
  return captured.ok ? success(captured.value.rows.length) : captured;
}

function parsed<T>(folder: ReadonlyMap<string, string>, path: string, schema: Schema<T>): Outcome<T> {
  const text = folder.get(path);
  if (text === undefined) return refusal(`The model folder has no ${path}. Run "slipway prepare" first.`);
  try {
    const result = schema.safeParse(JSON.parse(text));
    if (result.success) return success(result.data);
  } catch {
    // falls through: broken JSON and a wrong shape have the same remedy
  }
  return refusal(`${path} in the model folder is not what Slipway writes. Run "slipway prepare" again.`);
}
