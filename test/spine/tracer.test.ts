import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { askPython } from './support/environment.ts';
import { root } from './support/rig.ts';
import { models, unknownModels } from './tracer/models.ts';
import { refused, same } from './tracer/table.ts';

const Results = z.record(z.string(), z.unknown());

describe('symbolic rows', () => {
  let results: z.infer<typeof Results> = {};
  beforeAll(async () => {
    results = Results.parse(await askPython('evaluate.py', { cases: [...same, ...refused] }));
  });

  it.each(same)('answer as pandas does: $name', ({ name }) => {
    expect(results).toHaveProperty([name]);
    expect(results[name]).toBeNull();
  });

  it.each(refused)('refuse $name', ({ name, operation, line }) => {
    expect(results[name]).toMatchObject({ refused: operation, line });
  });
});

describe('models on raw columns', () => {
  let results: z.infer<typeof Results> = {};
  beforeAll(async () => {
    const data = join(root, 'samples', 'penguins-mass', 'data', 'penguins.csv');
    results = Results.parse(await askPython('models.py', { data, models: [...models, ...unknownModels] }));
  });
  const Agreement = z.object({ labels: z.literal(1), worst: z.number().max(1) });

  it.each(models)('$name answers in ONNX as in scikit-learn', ({ name }) => {
    expect(Agreement.safeParse(results[name]).error?.issues, JSON.stringify(results[name])).toBeUndefined();
  });

  it.each(unknownModels)('$name is refused by name', ({ name, operation }) => {
    expect(results[name]).toEqual({ refused: operation });
  });
});
