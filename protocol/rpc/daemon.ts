import * as z from 'zod';
import { method } from './method.ts';

/** Changed whenever a method or schema changes incompatibly: both sides must say the same. */
export const protocolVersion = 1;

/** First message of a client. The connection is closed on anything else. */
export const Handshake = z.object({
  protocol: z.int(),
  program: z.string(),
  version: z.string(),
  /** The client's environment: what is done for it is done in this one. The daemon's own where left out. Never logged. */
  env: z.record(z.string(), z.string()).optional(),
});
export const Welcome = z.object({ protocol: z.int(), version: z.string(), pid: z.int(), log: z.string() });

export const handshake = method('daemon.handshake', Handshake, Welcome);

export const status = method(
  'daemon.status',
  z.object({}),
  z.object({
    version: z.string(),
    pid: z.int(),
    node: z.string(),
    startedAt: z.string(),
    clients: z.int(),
    jobs: z.array(z.object({ method: z.string(), since: z.string() })),
    stateFolder: z.string(),
    log: z.string(),
  }),
);

export const stop = method('daemon.stop', z.object({}), z.object({}));

export const Diagnosis = z.object({
  subject: z.string(),
  ok: z.boolean(),
  /** What was found: version, path; or what was tried. */
  found: z.string(),
  /** The command that mends it. */
  remedy: z.string().optional(),
  needed: z.enum(['always', 'optional']),
});
export type Diagnosis = z.infer<typeof Diagnosis>;

export const doctor = method(
  'daemon.doctor',
  z.object({ project: z.string().optional() }),
  z.object({ diagnoses: z.array(Diagnosis) }),
);
