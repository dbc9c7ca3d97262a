import * as z from 'zod';
import { Comparison } from '../model.ts';
import { method } from './method.ts';

export const Engine = z.object({
  host: z.string(),
  source: z.string(),
  version: z.string(),
  apiVersion: z.string(),
  os: z.string(),
});
export type Engine = z.infer<typeof Engine>;

/** Finds the engine as the Docker CLI does. Fails with `engine-not-found` and every place that was tried in `details`. */
export const engine = method('containers.engine', z.object({}), Engine);

export const Image = z.object({
  tag: z.string(),
  id: z.string(),
  /** Bytes. */
  size: z.int(),
  layers: z.array(z.object({ createdBy: z.string(), size: z.int() })),
});
export type Image = z.infer<typeof Image>;

/** Builds the project's image from its Dockerfile. Cancelling leaves neither container nor image. */
export const build = method(
  'containers.build',
  z.object({
    project: z.string(),
    name: z.string(),
    folder: z.string(),
    dockerfile: z.string(),
    tag: z.string().optional(),
  }),
  z.object({ image: Image }),
);

/** Runs the image once, asks it the captured rows, compares with the notebook's answers and removes it. */
export const verifyImage = method(
  'containers.verify',
  z.object({
    tag: z.string(),
    folder: z.string(),
    tolerance: z.object({ absolute: z.number(), relative: z.number() }),
    /** Limits it is deployed with: such as `512m`, and processors. */
    memory: z.string(),
    cpus: z.number(),
  }),
  z.object({ comparisons: z.array(Comparison), readyMilliseconds: z.number() }),
);

/** Builds a Dockerfile text in a throw-away context, to see whether it builds; used before a draft is shown. */
export const tryDockerfile = method(
  'containers.try',
  z.object({ project: z.string(), dockerfile: z.string() }),
  z.object({ ok: z.boolean(), log: z.array(z.string()), error: z.string().optional() }),
);

export const Deployment = z.object({
  id: z.string(),
  name: z.string(),
  target: z.string(),
  /** Counts up for each name and target. */
  revision: z.int(),
  image: z.string(),
  imageId: z.string(),
  model: z.string(),
  state: z.enum(['running', 'replaced', 'failed', 'rolled-back', 'destroyed']),
  url: z.string().nullable(),
  auth: z.enum(['api-key', 'none']),
  /** Absolute path of the model folder it was deployed from, which may hold another model by now. */
  folder: z.string(),
  at: z.string(),
  by: z.string(),
});
export type Deployment = z.infer<typeof Deployment>;

export const Change = z.object({
  action: z.enum(['create', 'replace', 'keep', 'remove']),
  what: z.string(),
  why: z.string(),
});
export type Change = z.infer<typeof Change>;

const Target = z.object({
  name: z.string(),
  target: z.enum(['docker']),
  image: z.string(),
  folder: z.string(),
  /** How far a score may be from the notebook's; labels must be equal. */
  tolerance: z.object({ absolute: z.number().default(1e-5), relative: z.number().default(1e-4) }).prefault({}),
  port: z.int(),
  memory: z.string(),
  cpus: z.number(),
  auth: z.enum(['api-key', 'none']),
  window: z.int().default(200),
  falseAlarmRate: z.number().default(0.01),
  /** Another API key than the name has; the one before opens nothing then, nor does a rollback bring it back. */
  newKey: z.boolean().default(false),
});

export const plan = method('deploy.plan', Target, z.object({ changes: z.array(Change) }));
/** Starts the new revision, waits until it is ready and answers as the notebook did, then replaces the old one; else the old one stays. */
export const apply = method(
  'deploy.apply',
  Target,
  z.object({ deployment: Deployment, key: z.string().nullable(), comparisons: z.array(Comparison) }),
);
export const deployStatus = method(
  'deploy.status',
  z.object({ name: z.string().optional() }),
  z.object({
    deployments: z.array(
      Deployment.extend({
        health: z.enum(['healthy', 'unhealthy', 'starting', 'gone', 'unknown']),
        /** What there is to know beyond that: an interrupted job, an engine that does not answer. */
        message: z.string().optional(),
      }),
    ),
  }),
);
export const rollback = method(
  'deploy.rollback',
  z.object({ name: z.string(), revision: z.int().optional() }),
  z.object({ deployment: Deployment }),
);
export const history = method(
  'deploy.history',
  z.object({ name: z.string() }),
  z.object({ deployments: z.array(Deployment) }),
);
/** Sent to every client when a deployment came, changed or went. */
export const deploymentsChanged = { name: 'deploy.changed', params: z.object({}) };
export const destroy = method('deploy.destroy', z.object({ name: z.string() }), z.object({ deployment: Deployment }));
