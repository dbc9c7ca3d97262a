import type { Revision } from '../revision.ts';

export const containerName = ({ name, revision }: Pick<Revision, 'name' | 'revision'>): string =>
  `slipway-${name}-r${revision}`;

export const volumeName = (revision: Pick<Revision, 'name' | 'revision'>): string => `${containerName(revision)}-state`;

/** `penguins:3f2a` for `penguins` and `penguins:latest`, where the image has such a tag: it says which one it was, later. */
export function ownName(image: string, tags: readonly string[]): string {
  const repository = image.replace(/:latest$/, '');
  const latest = `${repository}:latest`;
  if (!tags.includes(latest)) return image;
  return tags.find((tag) => tag !== latest && tag.slice(0, tag.lastIndexOf(':')) === repository) ?? image;
}

export function labelsOf(revision: Revision, store: string): Record<string, string> {
  return {
    'dev.slipway.role': 'deployment',
    'dev.slipway.deployment': revision.name,
    'dev.slipway.revision': `${revision.revision}`,
    'dev.slipway.model': revision.model,
    'dev.slipway.store': store,
  };
}
