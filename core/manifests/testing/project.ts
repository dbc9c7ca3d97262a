import type { Project } from '#core/project.ts';
import { Manifest } from '#protocol/manifest.ts';

/** A project for tests: a lock, a notebook and a manifest that names them. */
export function exampleProject(more: { paths?: readonly string[]; texts?: Record<string, string> } = {}): Project {
  const texts = {
    'requirements.in': 'scikit-learn\n',
    'requirements.lock': `numpy==2.3.5 --hash=sha256:${'0'.repeat(64)}\n`,
    ...more.texts,
  };
  const manifest = Manifest.parse({
    version: 1,
    name: 'penguins',
    notebook: 'penguins.ipynb',
    environment: { python: '3.11' },
  });
  const paths = [...new Set([...Object.keys(texts), 'penguins.ipynb', ...(more.paths ?? [])])].sort();
  return { manifest, texts: new Map(Object.entries(texts)), paths };
}
