import { expect, it } from 'vitest';
import { ownName } from './docker-names.ts';

it.each([
  ['penguins', ['penguins:latest', 'penguins:3f2a'], 'penguins:3f2a'],
  ['penguins:latest', ['penguins:3f2a', 'penguins:latest'], 'penguins:3f2a'],
  ['penguins', ['penguins:latest'], 'penguins'],
  ['penguins:3f2a', ['penguins:3f2a', 'penguins:latest', 'penguins:other'], 'penguins:3f2a'],
  ['penguins', ['penguins:latest', 'seals:1'], 'penguins'],
  ['host:5000/penguins', ['host:5000/penguins:latest', 'host:5000/penguins:1'], 'host:5000/penguins:1'],
  ['sha256:12', [], 'sha256:12'],
])('%s with the tags %j is %s', (image, tags, name) => {
  expect(ownName(image, tags)).toBe(name);
});
