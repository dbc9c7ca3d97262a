import { describe, expect, it } from 'vitest';
import { answersOf, inferRequest } from '#core/proof/index.ts';
import type { RecordRow, Signature } from '#protocol/model.ts';

const signature: Signature = {
  inputs: [
    { name: 'age', type: 'float', missing: true },
    { name: 'rooms', type: 'integer', missing: false },
    { name: 'city', type: 'string', missing: true },
    { name: 'garden', type: 'boolean', missing: false },
  ],
  outputs: [
    { name: 'label', role: 'label', type: 'integer', width: 1 },
    { name: 'probability', role: 'score', type: 'float', width: 2 },
  ],
};
const row: RecordRow = { age: 1.5, rooms: 3, city: 'Bern', garden: true };

describe('inferRequest', () => {
  it('makes one tensor a column, in the order of the signature', () => {
    expect(inferRequest(signature, [row, { ...row, age: null, city: null }])).toEqual({
      ok: true,
      value: {
        inputs: [
          { name: 'age', shape: [2, 1], datatype: 'FP32', data: [1.5, null] },
          { name: 'rooms', shape: [2, 1], datatype: 'INT64', data: [3, 3] },
          { name: 'city', shape: [2, 1], datatype: 'BYTES', data: ['Bern', ''] },
          { name: 'garden', shape: [2, 1], datatype: 'BOOL', data: [true, true] },
        ],
      },
    });
  });

  it.each<[string, RecordRow, string]>([
    ['an unknown column', { ...row, colour: 'red' }, 'Row 0: the model takes no column "colour".'],
    ['a fraction for an integer', { ...row, rooms: 1.5 }, 'Row 0, column "rooms": 1.5 is not of type integer.'],
    ['text for a number', { ...row, age: '1' }, 'Row 0, column "age": "1" is not of type float.'],
    ['a number for a boolean', { ...row, garden: 1 }, 'Row 0, column "garden": 1 is not of type boolean.'],
    [
      'a missing integer',
      { ...row, rooms: null },
      'Row 0, column "rooms": a value is missing, and this column has to have one.',
    ],
  ])('refuses %s', (_, bad, reason) => {
    expect(inferRequest(signature, [bad])).toEqual({ ok: false, reason });
  });
});

describe('answersOf', () => {
  const label = { name: 'label', shape: [2, 1], datatype: 'INT64', data: [0, 1] };
  const answers = {
    label: [[0], [1]],
    probability: [
      [0.75, 0.25],
      [0.1, 0.9],
    ],
  };

  it.each([
    ['flat', [0.75, 0.25, 0.1, 0.9]],
    ['nested', answers.probability],
  ])('reads %s data', (_, data) => {
    const probability = { name: 'probability', shape: [2, 2], datatype: 'FP32', data };
    expect(answersOf(signature, { outputs: [label, probability] })).toEqual({ ok: true, value: answers });
  });

  it.each([
    ['no response', { error: 'no such model' }, 'The answer is not an Open Inference Protocol response.'],
    ['an output too few', { outputs: [label] }, 'The answer has no output "probability".'],
    [
      'a shape that does not fit',
      { outputs: [label, { name: 'probability', shape: [1, 3], data: [1, 2, 3] }] },
      'Output "probability" has 3 values in shape [1, 3], which does not make rows of 2.',
    ],
  ])('refuses %s', (_, response, reason) => {
    expect(answersOf(signature, response)).toEqual({ ok: false, reason });
  });
});
