import type { ItemDefinition } from '../definition.ts';
import { assistance } from './assistance.ts';
import { environment } from './environment.ts';
import { monitoring } from './monitoring.ts';
import { pattern } from './pattern.ts';
import { pipeline } from './pipeline.ts';
import { retraining } from './retraining.ts';
import { security } from './security.ts';
import { simplicity } from './simplicity.ts';
import { tracking } from './tracking.ts';
import { training } from './training.ts';

/** The ten, in the order users see them: that of `itemIds` in the protocol. */
export const items: readonly ItemDefinition[] = [
  environment,
  training,
  pipeline,
  tracking,
  pattern,
  security,
  monitoring,
  retraining,
  simplicity,
  assistance,
];
