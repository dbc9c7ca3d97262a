import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import './support/clean.ts';
import { type MixedRow, mixedBody, mixedLabel, mixedRows, mixedScore, modelFolder } from './support/model-folder.ts';
import { startServerProcess } from './support/server-process.ts';

const Answer = z.object({
  model_name: z.string(),
  model_version: z.string(),
  id: z.string().optional(),
  outputs: z.array(
    z.object({ name: z.string(), datatype: z.string(), shape: z.array(z.int()), data: z.array(z.unknown()) }),
  ),
});

const expected = (rows: readonly MixedRow[]) => {
  const scores = rows.map(mixedScore).map((score) => (Number.isNaN(score) ? null : score));
  return [
    { name: 'label', datatype: 'BYTES', shape: [rows.length], data: rows.map(mixedLabel) },
    { name: 'score', datatype: 'FP32', shape: [rows.length, 1], data: scores },
    {
      name: 'twice',
      datatype: 'FP32',
      shape: [rows.length, 2],
      data: scores.flatMap((score) => (score === null ? [null, null] : [score, 2 * score])),
    },
  ];
};

describe('inference', () => {
  it('answers rows of every column type as the model does, missing ones included', async () => {
    const server = await startServerProcess(modelFolder('mixed'));
    const rows: MixedRow[] = [...mixedRows(20, 3), { age: null, sex: 'unheard of', visits: 2, member: false }];
    const response = await server.infer(mixedBody(rows, { id: 'mine' }));
    expect(response.status).toBe(200);
    const answer = Answer.parse(await response.json());
    expect(answer).toMatchObject({ model_name: 'm', id: 'mine' });
    expect(answer.outputs).toEqual(expected(rows));
  });

  it('takes nested data, and gives only the outputs asked for', async () => {
    const server = await startServerProcess(modelFolder('mixed'));
    const body = JSON.parse(mixedBody([{ age: 30, sex: 'male', visits: 1, member: true }]));
    body.inputs[0].data = [[30]];
    body.outputs = [{ name: 'score' }];
    const answer = Answer.parse(await (await server.infer(JSON.stringify(body))).json());
    expect(answer.outputs.map(({ name }) => name)).toEqual(['score']);
    expect(answer.outputs[0]?.data[0]).toBeCloseTo(12.3, 5);
  });

  it('gives each of many concurrent requests its own answer', async () => {
    const server = await startServerProcess(modelFolder('mixed'));
    const rows = mixedRows(400, 4);
    const answers = await Promise.all(
      rows.map(async (row) => Answer.parse(await (await server.infer(mixedBody([row]))).json())),
    );
    expect(answers.map(({ outputs }) => outputs)).toEqual(rows.map((row) => expected([row])));
  });

  it('lets rows the model refuses cost nobody else an answer', async () => {
    const server = await startServerProcess(modelFolder('picky'));
    const ask = async (index: number) => {
      const inputs = [{ name: 'index', datatype: 'INT64', shape: [1, 1], data: [index] }];
      const response = await server.infer(JSON.stringify({ inputs }));
      return { status: response.status, body: await response.json() };
    };
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => ask(index % 8)));
    answers.forEach(({ status, body }, index) => {
      if (index % 8 < 4) expect(Answer.parse(body).outputs[0]?.data).toEqual([10 + (index % 8)]);
      else
        expect([status, body.error]).toEqual([
          422,
          expect.stringMatching(/^The model cannot answer these rows: .*out of/),
        ]);
    });
  });

  it('asks for the exact number of rows of a model whose first dimension is fixed', async () => {
    const server = await startServerProcess(modelFolder('fixed'));
    const ask = (data: number[]) =>
      server.infer(JSON.stringify({ inputs: [{ name: 'x', datatype: 'FP32', shape: [data.length, 1], data }] }));
    const answers = await Promise.all([ask([1, 2]), ask([3, 4])]);
    expect(await Promise.all(answers.map(async (one) => Answer.parse(await one.json()).outputs[0]?.data))).toEqual([
      [2, 4],
      [6, 8],
    ]);
    expect(await (await ask([1])).json()).toEqual({
      error: 'Input "x" has 1 rows; this model takes exactly 2 at a time.',
    });
  });
});
