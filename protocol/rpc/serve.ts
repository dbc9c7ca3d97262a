import * as z from 'zod';
import { DriftReport } from '../drift.ts';
import { Comparison } from '../model.ts';
import { method } from './method.ts';

export const Endpoint = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  kind: z.enum(['local', 'container']),
  state: z.enum(['starting', 'ready', 'restarting', 'stopped', 'failed']),
  model: z.string(),
  folder: z.string(),
  pid: z.int().nullable(),
  auth: z.enum(['api-key', 'none']),
  restarts: z.int(),
  message: z.string().optional(),
});
export type Endpoint = z.infer<typeof Endpoint>;

/**
 * Serves a model folder on 127.0.0.1. A Python model gets the environment of its lock first, and is asked the captured rows:
 * `comparisons` has what came of it, and is empty for ONNX, which was compared when it was prepared. A new key is in the answer once and kept only as a hash: it is null where the folder
 * is served again under the key it had, unless `newKey`. Port and key survive restarts of the daemon, which start the
 * server again. Port 0 lets the system choose.
 */
export const start = method(
  'serve.start',
  z.object({
    name: z.string(),
    folder: z.string(),
    port: z.int().default(0),
    auth: z.enum(['api-key', 'none']).default('api-key'),
    window: z.int().default(200),
    falseAlarmRate: z.number().default(0.01),
    /** Takes the name from a model of another folder, which is then served no longer. */
    replace: z.boolean().default(false),
    newKey: z.boolean().default(false),
    /** Interpreter to make a Python model's environment with; else one of its version is looked for. */
    interpreter: z.string().optional(),
  }),
  z.object({ endpoint: Endpoint, key: z.string().nullable(), comparisons: z.array(Comparison) }),
);
export const stop = method('serve.stop', z.object({ id: z.string() }), z.object({ endpoint: Endpoint }));
export const list = method('serve.list', z.object({}), z.object({ endpoints: z.array(Endpoint) }));
/** What the endpoint is asked and answers now, compared with its training data. */
export const drift = method('monitor.drift', z.object({ endpoint: z.string() }), z.object({ report: DriftReport }));
/** A report as one HTML file that needs nothing else, as `slipway drift --html` writes it. */
export const driftHtml = method('monitor.html', z.object({ report: DriftReport }), z.object({ html: z.string() }));
/** The state of endpoints, sent to every client whenever one changes. */
export const endpointsChanged = { name: 'serve.changed', params: z.object({ endpoints: z.array(Endpoint) }) };
/** A drift report to those who watch, at most once a second, when there is news. */
export const watchDrift = method(
  'monitor.watch',
  z.object({ endpoint: z.string() }),
  z.object({ subscription: z.string() }),
);
export const unwatchDrift = method('monitor.unwatch', z.object({ subscription: z.string() }), z.object({}));
export const driftChanged = {
  name: 'monitor.changed',
  params: z.object({ subscription: z.string(), report: DriftReport }),
};
