import * as z from 'zod';
import { method } from './method.ts';

/** Records the model folder as a run of an MLflow server: parameters, metrics, tags, artifacts, and a registered version. */
export const record = method(
  'track.record',
  z.object({ uri: z.string(), experiment: z.string(), name: z.string(), folder: z.string() }),
  z.object({ runId: z.string(), experimentId: z.string(), url: z.string(), modelVersion: z.string().nullable() }),
);
