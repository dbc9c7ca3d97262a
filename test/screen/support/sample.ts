import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Captured, Signature } from '#protocol/model.ts';
import { root } from '#test/host/paths.ts';

const model = join(root, 'samples/models/penguins');
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(model, 'slipway', name), 'utf8'));

/** The messy sample, and in it the finished model folder that preparing would have made: it needs no Python. */
export function copyMessyWithModel(folder: string): void {
  cpSync(join(root, 'samples/penguins-messy'), folder, { recursive: true });
  cpSync(model, join(folder, 'model'), { recursive: true });
  writeFileSync(
    join(folder, 'slipway.yaml'),
    'version: 1\nname: penguins\nnotebook: penguins.ipynb\nserve:\n  port: 0\n',
  );
}

export const penguinsSignature = (): Signature => Signature.parse(readJson('signature.json'));
/** The notebook's own test rows, and what it answered. */
export const penguinsCaptured = (): Captured => Captured.parse(readJson('captured.json'));
