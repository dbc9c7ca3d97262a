import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PreparationPlan } from '#protocol/rpc/prepare.ts';
import { root } from './rig.ts';

export interface Sample {
  readonly folder: string;
  readonly notebook: string;
  readonly plan: PreparationPlan;
}

const samples = {
  messy: { folder: 'penguins-messy', notebook: 'penguins.ipynb' },
  neat: { folder: 'diabetes-neat', notebook: 'diabetes.ipynb' },
  mass: { folder: 'penguins-mass', notebook: 'mass.ipynb' },
};

export async function sample(name: keyof typeof samples): Promise<Sample> {
  const text = await readFile(join(root, 'test', 'spine', 'fixtures', `${name}.plan.json`), 'utf8');
  return { ...samples[name], plan: PreparationPlan.parse(JSON.parse(text)) };
}
