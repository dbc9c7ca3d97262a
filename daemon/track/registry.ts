import * as z from 'zod';
import type { Api } from './api.ts';
import { Refusal } from './errors.ts';
import type { OpenRun } from './run.ts';

const Version = z.object({ model_version: z.object({ version: z.union([z.string(), z.number()]).transform(String) }) });
const Anything = z.looseObject({});

/** Set on the version that was proven last, so that `models:/NAME@proven` is it. */
export const provenAlias = 'proven';

/**
 * Registers what the run has under `model/` as the next version of `name`. Null where the server has no registry.
 * `proven` moves the alias to it.
 */
export async function registerVersion(
  api: Api,
  name: string,
  run: OpenRun,
  facts: { readonly sha256: string; readonly proven: boolean },
): Promise<string | null> {
  try {
    await api.post('registered-models/create', { name }, Anything);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (hasNoRegistry(error)) return null;
    if (error.mlflowCode !== 'RESOURCE_ALREADY_EXISTS') throw error;
  }
  const tags = [
    { key: 'slipway.model.sha256', value: facts.sha256 },
    { key: 'slipway.proven', value: String(facts.proven) },
  ];
  const body = { name, source: `${run.artifacts}/model`, run_id: run.id, tags };
  const { version } = (await api.post('model-versions/create', body, Version)).model_version;
  if (facts.proven) await api.post('registered-models/alias', { name, alias: provenAlias, version }, Anything);
  return version;
}

/** As a server over plain files, or one that speaks the tracking half only, answers. */
const hasNoRegistry = (error: Refusal): boolean =>
  error.status === 501 ||
  error.mlflowCode === 'FEATURE_DISABLED' ||
  (error.status === 404 && error.mlflowCode === null);
