import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readNotebook } from '#core/notebook/read.ts';
import { Manifest } from '#protocol/manifest.ts';
import { analyserForTests } from '#test/support/analyser.ts';
import { renderManifest, serviceName } from './manifest.ts';

const analyser = await analyserForTests();

describe('the first slipway.yaml', () => {
  it.each(['penguins-messy/penguins', 'diabetes-neat/diabetes'])('is one the schema takes, for %s', (sample) => {
    const notebook = readNotebook(readFileSync(`samples/${sample}.ipynb`, 'utf8'));
    if (!notebook.ok) throw new Error(notebook.reason);
    const text = renderManifest('my notebooks/Größe #1.ipynb', analyser.analyse(notebook.value));
    const manifest = Manifest.parse(parse(text));
    expect(manifest.notebook).toBe('my notebooks/Größe #1.ipynb');
    expect(manifest.name).toBe('gro-e-1');
  });

  it.each([
    ['a/Penguins.ipynb', 'penguins'],
    ['__.ipynb', 'model'],
    [`${'x'.repeat(80)}.ipynb`, 'x'.repeat(63)],
    ['2024-01 Final (2).ipynb', '2024-01-final-2'],
  ])('calls the service of %s %s', (notebook, name) => {
    expect(serviceName(notebook)).toBe(name);
  });
});
