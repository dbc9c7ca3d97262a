import type { MetadataText } from '#core/notebook/model.ts';
import { secretsIn } from '#core/secrets/search.ts';
import { isPlausible, secretName } from './secret-names.ts';

/** What stands in metadata under a path such as `papermill/parameters/token`. */
export interface MetadataSecret {
  readonly kind: string;
  readonly path: string;
}

/** Secrets that tools kept with a notebook or a cell: parameters it was run with, settings of extensions. */
export function metadataSecrets(texts: readonly MetadataText[]): MetadataSecret[] {
  return texts.flatMap(({ path, text }) => {
    const [shown] = secretsIn(text);
    if (shown !== undefined) return [{ kind: shown.kind, path }];
    const name = path.split('/').at(-1) ?? '';
    return secretName.test(name) && isPlausible(text, name) ? [{ kind: `value of ${name}`, path }] : [];
  });
}
