import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Signature } from '#protocol/model.ts';
import { FrameReader, frame } from './frames.ts';
import { columnBytes, outputsOf } from './python-columns.ts';

describe('frames', () => {
  it('come out as they went in, whatever the pieces of the stream', () => {
    const sent = fc.array(fc.tuple(fc.record({ kind: fc.string() }), fc.uint8Array({ maxLength: 40 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(sent, fc.infiniteStream(fc.integer({ min: 1, max: 30 })), (frames, sizes) => {
        const stream = Buffer.concat(frames.map(([header, body]) => frame(header, [body])));
        const got: [unknown, number[]][] = [];
        const reader = new FrameReader((header, body) => void got.push([header, [...body]]));
        for (let from = 0; from < stream.length; ) {
          const to = from + sizes.next().value;
          reader.push(stream.subarray(from, to));
          from = to;
        }
        expect(got).toEqual(frames.map(([header, body]) => [header, [...body]]));
      }),
    );
  });

  it('are told from anything else', () => {
    const reader = () => new FrameReader(() => {});
    expect(() => reader().push(Buffer.from('a model that prints'))).toThrow(/too long/);
    expect(() => reader().push(Buffer.from([2, 0, 0, 0, 0, 0, 0, 0, 1, 1]))).toThrow(/JSON/);
  });
});

describe('columns for Python', () => {
  const signature: Signature = {
    inputs: [{ name: 'x', type: 'float', missing: false }],
    outputs: [
      { name: 'label', role: 'label', type: 'string', width: 1 },
      { name: 'score', role: 'score', type: 'float', width: 2 },
    ],
  };
  const label = columnBytes(['a"b', '🏠']);
  const score = columnBytes(Float64Array.of(1, Number.NaN, 3, 4));
  const body = Buffer.concat([label, score]);

  it('are the bytes of the arrays they are part of, and texts as JSON', () => {
    expect([...columnBytes(Float64Array.of(9, 1, 2).subarray(1))]).toEqual([
      ...new Uint8Array(Float64Array.of(1, 2).buffer),
    ]);
  });

  it('come back in the shape of the signature', () => {
    expect(outputsOf(signature, 2, [label.byteLength, score.byteLength], body)).toEqual([
      { values: ['a"b', '🏠'], trailing: [1] },
      { values: Float64Array.of(1, Number.NaN, 3, 4), trailing: [2] },
    ]);
  });

  it('are refused where they are not of as many rows', () => {
    expect(() => outputsOf(signature, 3, [label.byteLength, score.byteLength], body)).toThrow(
      /label has 2 values for 3/,
    );
  });
});
