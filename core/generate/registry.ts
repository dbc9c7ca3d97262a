import { dockerfile } from './dockerfile.ts';
import { dockerignore } from './dockerignore.ts';
import { dvc } from './dvc.ts';
import type { Generator } from './generator.ts';
import { githubActions } from './github-actions.ts';
import { manifest } from './manifest.ts';
import { modelCard } from './model-card.ts';
import { requirements } from './requirements.ts';
import { services } from './service/service.ts';

/** Every draft from facts. A new one is a file here and a line below. */
export const generators: readonly Generator[] = [
  manifest,
  requirements,
  dockerfile,
  dockerignore,
  githubActions,
  modelCard,
  dvc,
  ...services,
];

/** The generator of an id, or undefined. */
export const generatorOf = (id: string): Generator | undefined => generators.find((generator) => generator.id === id);
