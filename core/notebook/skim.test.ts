import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { skimNotebook } from './skim.ts';

const cell = (outputs: unknown, more = {}) => ({ cell_type: 'code', source: ['x'], outputs, ...more });
const skimmed = (cells: unknown, more = {}) =>
  JSON.parse(JSON.stringify(skimNotebook(JSON.stringify({ nbformat: 4, cells, ...more }))));
const long = 'ab"\\\n'.repeat(20_000);

describe('a notebook with large outputs', () => {
  it('keeps sources whole', () => {
    const source = Array.from({ length: 30_000 }, (_, n) => `x${n} = "${n}"\n`);
    expect(skimmed([{ source, outputs: [] }]).cells[0].source).toEqual(source);
    expect(skimmed([{ source: long, outputs: [] }]).cells[0].source).toBe(long);
  });

  it('cuts a text and says how much is gone', () => {
    const [output] = skimmed([cell([{ output_type: 'stream', text: long }])]).cells[0].outputs;
    expect(long.startsWith(output.text.slice(0, output.text.lastIndexOf('\n...')))).toBe(true);
    expect(output.text.length).toBeLessThan(41_000);
    expect(output.text).toMatch(/\n\.\.\. \(\d+ more characters\)$/);
  });

  it('cuts a list of lines', () => {
    const lines = Array.from({ length: 100_000 }, (_, n) => `line ${n}\n`);
    const [output] = skimmed([cell([{ output_type: 'stream', text: lines }])]).cells[0].outputs;
    expect(output.text.length).toBeLessThan(6_000);
    expect(output.text.slice(0, -1)).toEqual(lines.slice(0, output.text.length - 1));
  });

  it('never cuts within an escape', () => {
    for (const piece of ['\\u00e9', '\\\\', '\\n', '\\"', 'a\\ud83d\\ude00'])
      for (let shift = 0; shift < 14; shift++) {
        const text = `${'x'.repeat(shift)}${piece.repeat(30_000)}`;
        const root = skimNotebook(`{"cells":[{"outputs":[{"text":"${text}"}]}]}`);
        expect(JSON.stringify(root).endsWith(' more characters)"}]}]}')).toBe(true);
      }
  });

  it('leaves out a large form that is no text, and keeps the others', () => {
    const data = { 'application/json': { x: Array.from({ length: 50_000 }, (_, n) => n) }, 'text/plain': 'figure' };
    const [output] = skimmed([cell([{ output_type: 'display_data', data }])]).cells[0].outputs;
    expect(output.data).toEqual({ 'application/json': null, 'text/plain': 'figure' });
  });

  it('keeps the newest of very many outputs', () => {
    const outputs = Array.from({ length: 5_000 }, (_, n) => ({ output_type: 'stream', text: `${n}` }));
    const kept = skimmed([cell(outputs)]).cells[0].outputs;
    expect(kept).toEqual(outputs.slice(-1_000));
  });

  it('stops in metadata when there was very much, and closes what it opened', () => {
    const state = Object.fromEntries(
      Array.from({ length: 60_000 }, (_, n) => [`w${n}`, { value: `v${n}`, list: [n] }]),
    );
    const root = skimmed([], { metadata: { widgets: { state }, after: 1 }, nbformat_minor: 5 });
    expect(Object.keys(root.metadata.widgets.state).length).toBeLessThan(30_000);
    expect(root.metadata.widgets.state.w7).toEqual({ value: 'v7', list: [7] });
    expect(root.nbformat_minor).toBe(5);
  });
});

it('is what the engine parses, where nothing is large', () => {
  const value = fc.jsonValue({ maxDepth: 4 });
  const anyCell = fc.record({
    source: value,
    outputs: fc.oneof(value, fc.array(fc.record({ text: value, data: value }))),
    metadata: value,
  });
  fc.assert(
    fc.property(
      fc.oneof(value, fc.record({ cells: fc.array(anyCell), metadata: value, worksheets: value })),
      (root) => {
        for (const indent of [undefined, 1]) {
          const text = JSON.stringify(root, null, indent);
          expect(skimNotebook(text)).toEqual(JSON.parse(text));
        }
      },
    ),
  );
});

it('fails on a text that was cut off or spoilt, or reads it as the engine does', () => {
  const text = JSON.stringify({ cells: [cell([{ text: ['a"\\', 'b'], data: { 'a/b': { c: [1, null] } } }])], n: 1 });
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom('', ',', '"', '}', ']', '\\'), (at, spoilt) => {
      expect(() => skimNotebook(text.slice(0, at))).toThrow(SyntaxError);
      try {
        skimNotebook(text.slice(0, at) + spoilt + text.slice(at + 1));
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError);
      }
    }),
  );
});
