import * as z from 'zod';
import { KeyReference } from './encryption.ts';
import { Severity } from './finding.ts';

/** A rule's severity as the team wants it, or `off`. */
export const RuleSetting = z.enum(['off', ...Severity.options]);
export type RuleSetting = z.infer<typeof RuleSetting>;

/** Least severity that makes `slipway check` end with 1. */
export const FailOn = z.enum([...Severity.options, 'never']);
export type FailOn = z.infer<typeof FailOn>;

/** A path that stays in the folder of the manifest: relative, with `/`, and no way up. */
const Inside = z
  .string()
  .min(1)
  .refine(
    (path) => !/^([/\\]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes('..'),
    'a path inside the project, relative to slipway.yaml',
  );
const FolderInside = Inside.refine(
  (path) => !/^\.?[/\\]*$/.test(path),
  'a folder inside the project, not the project itself',
);

/** `slipway.yaml`: what the team decided. Paths are relative to the file. Unknown keys are errors, so typos show. */
export const Manifest = z.strictObject({
  version: z.literal(1),
  name: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'lower-case letters, digits and dashes, as in a host name'),
  notebook: Inside,
  environment: z
    .strictObject({
      /** Major and minor, such as `"3.11"`. */
      python: z
        .string()
        .regex(/^3\.\d+$/)
        .optional(),
      requirements: Inside.default('requirements.in'),
      lock: Inside.default('requirements.lock'),
      /** What answering needs of it, so that what serves is no larger than it has to be. */
      serving: z
        .strictObject({
          requirements: Inside.default('requirements-serve.in'),
          lock: Inside.default('requirements-serve.lock'),
        })
        .prefault({}),
    })
    .prefault({}),
  model: z
    .strictObject({
      folder: FolderInside.default('model'),
      /** How far a score may be from the notebook's own and still count as the same answer. Labels must be equal. */
      tolerance: z
        .strictObject({
          absolute: z.number().nonnegative().default(1e-5),
          relative: z.number().nonnegative().default(1e-4),
        })
        .prefault({}),
      /** Keeps the model folder encrypted, under a key that one of these has; see docs/encryption.md. */
      encrypt: z
        .strictObject({
          /** One key, or several of which any opens the model. Names of keys, never keys. */
          key: z.union([KeyReference, z.array(KeyReference).min(1)], {
            error: 'a key, or a list of keys, such as keychain',
          }),
        })
        .optional(),
    })
    .prefault({}),
  serve: z
    .strictObject({
      pattern: z.enum(['real-time', 'batch', 'streaming']).default('real-time'),
      port: z.int().min(0).max(65535).default(8080),
      auth: z.enum(['api-key', 'none']).default('api-key'),
    })
    .prefault({}),
  image: z.strictObject({ name: z.string().optional(), dockerfile: Inside.default('Dockerfile') }).prefault({}),
  deploy: z
    .strictObject({
      target: z.enum(['docker']).default('docker'),
      /** Host port of the container; 0 lets the engine choose. */
      port: z.int().min(0).max(65535).default(0),
      memory: z
        .string()
        .regex(/^\d+[kmg]$/i, 'a size such as 512m')
        .default('512m'),
      cpus: z.number().positive().default(1),
    })
    .prefault({}),
  track: z.strictObject({ tool: z.literal('mlflow'), uri: z.string(), experiment: z.string().optional() }).optional(),
  monitor: z
    .strictObject({
      /** Requests in one window: the sample size of each test. */
      window: z.int().min(50).default(200),
      /** Chance that a window with no change raises any alarm. */
      falseAlarmRate: z.number().gt(0).lt(0.5).default(0.01),
      alarms: z.array(z.strictObject({ name: z.string(), when: z.string() })).default([]),
    })
    .prefault({}),
  retrain: z.strictObject({ schedule: z.string().optional(), when: z.string().optional() }).optional(),
  checks: z
    .strictObject({
      /** Folders, files and globs that `slipway check` looks at when it is given no path. */
      paths: z.array(z.string().min(1)).min(1).optional(),
      /** Left out of folders and globs; patterns as in `.gitignore`, relative to this file. */
      exclude: z.array(z.string().min(1)).default([]),
      /** By rule id, or by a beginning with `*`; the more exact one counts. */
      rules: z.record(z.string(), RuleSetting).default({}),
      failOn: FailOn.default('warning'),
      /** File of findings that are known and do not count. */
      baseline: z.string().min(1).optional(),
      suppress: z
        .array(
          z.strictObject({
            rule: z.string(),
            reason: z.string().min(1),
            file: z.string().optional(),
            cell: z.int().optional(),
          }),
        )
        .default([]),
      notApplicable: z.array(z.strictObject({ check: z.string(), reason: z.string().min(1) })).default([]),
      /** Checks only a person can answer, with the answer. */
      decided: z.array(z.strictObject({ check: z.string(), reason: z.string().min(1) })).default([]),
    })
    .prefault({}),
  release: z
    .strictObject({
      /** Checks, or items with all their checks, that must be settled before `slipway deploy` starts a new revision. */
      block: z.array(z.string()).default([]),
    })
    .prefault({}),
});
export type Manifest = z.infer<typeof Manifest>;
