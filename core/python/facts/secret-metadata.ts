import type { MetadataText } from '#core/notebook/model.ts';
import { secretShapes } from '#core/secrets/shapes.ts';
import { isPlaceholder, isPlausible, secretName } from './secret-names.ts';

/** What stands in metadata under a path such as `papermill/parameters/token`. */
export interface MetadataSecret {
  readonly kind: string;
  readonly path: string;
}

/** Secrets that tools kept with a notebook or a cell: parameters it was run with, settings of extensions. */
export function metadataSecrets(texts: readonly MetadataText[]): MetadataSecret[] {
  return texts.flatMap(({ path, text }) => {
    const shape = secretShapes.find(({ pattern }) => pattern.test(text));
    const found = shape?.pattern.exec(text)?.[0];
    if (shape !== undefined && found && !isPlaceholder(found)) return [{ kind: shape.kind, path }];
    const name = path.split('/').at(-1) ?? '';
    return secretName.test(name) && isPlausible(text) ? [{ kind: `value of ${name}`, path }] : [];
  });
}
