import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { redact } from '#core/secrets/redact.ts';
import type { Provenance } from '#protocol/model.ts';
import type { PreparationPlan } from '#protocol/rpc/prepare.ts';
import type { Facts } from './events.ts';
import type { Locked } from './lock.ts';
import { pinsOf, sha256 } from './lock-text.ts';
import type { ServingSet } from './serving-set/settle.ts';

export interface ProvenanceOptions {
  readonly project: string;
  readonly notebook: string;
  readonly plan: PreparationPlan;
  readonly python: string;
  readonly lock: Locked;
  readonly serving: ServingSet;
  readonly facts: Facts;
  readonly now: Date;
}

/** Where the model came from: digests of what was read before the run. */
export async function provenanceOf(options: ProvenanceOptions): Promise<Provenance> {
  const { project, notebook, plan, python, lock, serving, facts, now } = options;
  const [only] = plan.data;
  const data = await Promise.all(
    plan.data.map(async (source) => ({
      // An address may hold a password; what is written here goes into cards, trackers and prompts.
      source: redact(source).text,
      sha256: await digestOfFile(isAbsolute(source) ? source : join(project, source)),
      // Of several files nobody can say which rows came from which.
      rows: plan.data.length === 1 && source === only ? facts.rawRows : null,
    })),
  );
  return {
    notebook: { path: notebook, sha256: (await digestOfFile(join(project, notebook))) ?? '', steps: plan.steps },
    data,
    python,
    lock: { path: lock.path, sha256: sha256(lock.text) },
    packages: Object.fromEntries([...lock.pins].sort(([a], [b]) => (a < b ? -1 : 1))),
    serving: {
      packages: [...pinsOf(serving.lock).keys(), ...serving.wheels.map(({ name }) => name)].sort(),
      wheels: serving.wheels.map(({ path }) => path),
      instead: serving.instead === null ? null : redact(serving.instead).text,
      added: [...serving.added],
    },
    model: facts.model,
    input: facts.input,
    rows: { count: facts.rawRows, sha256: facts.rawDigest },
    code: sha256(plan.steps.join('\n')),
    seeds: plan.seeds.map((seed) => redact(seed).text),
    hardware: {
      platform: `${platform()}-${arch()}`,
      processor: cpus()[0]?.model.trim() ?? 'unknown',
      cores: availableParallelism(),
      memory: totalmem(),
    },
    onnx: facts.onnx,
    metrics: facts.metrics,
    createdAt: now.toISOString(),
  };
}

/** SHA-256 of a file in hex; null where there is none (a URL, a data set of a package). */
async function digestOfFile(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
    return hash.digest('hex');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')) return null;
    throw error;
  }
}
