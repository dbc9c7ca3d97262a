import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Proof } from '#protocol/model.ts';
import { renderModelCard } from './model-card.ts';
import { modelFacts } from './model-facts.ts';

const sample = join(import.meta.dirname, '../../samples/models/penguins');
const files = ['provenance', 'proof', 'signature', 'captured'].map((name) => `slipway/${name}.json`);
const texts = new Map(files.map((path): [string, string] => [path, readFileSync(join(sample, path), 'utf8')]));

function card(folder: ReadonlyMap<string, string>): string {
  const facts = modelFacts(folder);
  if (!facts.ok) throw new Error(facts.reason);
  return renderModelCard('penguins', facts.value);
}

describe('the model card', () => {
  it('names the version of the library that was locked, whatever its distribution is called', () => {
    const locked = JSON.parse(texts.get('slipway/provenance.json') ?? '').packages['scikit-learn'];
    expect(card(texts)).toContain(`(sklearn ${locked}), served as ONNX`);
  });

  it('names the licence that the notebook names for its data, and asks whether it fits', () => {
    const facts = modelFacts(texts);
    if (!facts.ok) throw new Error(facts.reason);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
    const text = renderModelCard('penguins', facts.value, [{ cell: 1, range, licence: 'CC0' }]);
    expect(text).toContain('- Licence, as cell 2 of the notebook names it: CC0\n');
    expect(text).toContain('whether that licence covers this use');
  });

  it('asks people for what the model folder cannot know', () => {
    expect(card(texts).match(/To be said by the owner:/g)?.length).toBeGreaterThan(2);
  });

  it('takes the number of rows from the proof where the rows are encrypted', () => {
    const sealed = new Map([...texts].filter(([path]) => path !== 'slipway/captured.json'));
    const facts = modelFacts(sealed.set('slipway/encryption.json', '{}'));
    const { comparisons } = Proof.parse(JSON.parse(texts.get('slipway/proof.json') ?? ''));
    expect(facts).toMatchObject({ ok: true, value: { capturedRows: comparisons[0]?.rows } });
  });

  it('is not made without every file of facts', () => {
    for (const path of files) {
      const facts = modelFacts(new Map([...texts].filter(([each]) => each !== path)));
      expect(facts).toMatchObject({ ok: false, reason: expect.stringContaining(path) });
    }
  });
});
