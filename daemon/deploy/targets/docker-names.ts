import type { Revision } from '../revision.ts';

export const containerName = ({ name, revision }: Pick<Revision, 'name' | 'revision'>): string =>
  `slipway-${name}-r${revision}`;

export const volumeName = (revision: Pick<Revision, 'name' | 'revision'>): string => `${containerName(revision)}-state`;

export function labelsOf(revision: Revision, store: string): Record<string, string> {
  return {
    'dev.slipway.role': 'deployment',
    'dev.slipway.deployment': revision.name,
    'dev.slipway.revision': `${revision.revision}`,
    'dev.slipway.model': revision.model,
    'dev.slipway.store': store,
  };
}
