import * as z from 'zod';
import { Failure } from '#daemon/rpc/failure.ts';
import type { Api } from './api.ts';
import { Refusal } from './errors.ts';

const Found = z.object({
  experiment: z.object({ experiment_id: z.string(), lifecycle_stage: z.string().default('active') }),
});
const Created = z.object({ experiment_id: z.string() });

/** The id of the experiment of that name, made where there is none. */
export async function findOrCreateExperiment(api: Api, name: string): Promise<string> {
  try {
    const { experiment } = await api.get('experiments/get-by-name', { experiment_name: name }, Found);
    if (experiment.lifecycle_stage === 'active') return experiment.experiment_id;
  } catch (error) {
    if (!(error instanceof Refusal && error.mlflowCode === 'RESOURCE_DOES_NOT_EXIST')) throw error;
    return create(api, name);
  }
  throw new Failure('failed', `The experiment "${name}" was deleted.`, {
    reason: 'mlflow-experiment-deleted',
    subject: name,
    remedy: `Restore it in MLflow, or remove it for good with "mlflow gc", or choose another name.`,
  });
}

async function create(api: Api, name: string): Promise<string> {
  try {
    return (await api.post('experiments/create', { name }, Created)).experiment_id;
  } catch (error) {
    // Somebody else made it in between.
    if (!(error instanceof Refusal && error.mlflowCode === 'RESOURCE_ALREADY_EXISTS')) throw error;
    return (await api.get('experiments/get-by-name', { experiment_name: name }, Found)).experiment.experiment_id;
  }
}
