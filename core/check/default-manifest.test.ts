import { expect, it } from 'vitest';
import { defaultManifest } from './default-manifest.ts';

it.each(['penguins.ipynb', 'notebooks/My Penguins (2).ipynb', '企鹅.ipynb', `${'-a'.repeat(62)} b.ipynb`])(
  'there is one for %s',
  (notebook) => {
    expect(defaultManifest(notebook)).toMatchObject({ version: 1, notebook, serve: { auth: 'api-key', port: 8080 } });
  },
);
