import { describe, expect, it } from 'vitest';
import type { Signature } from '#protocol/model.ts';
import type { Endpoint } from './endpoints.ts';
import { type Model, ServedModel } from './served-model.ts';

const endpoint: Endpoint = {
  id: 'e1',
  name: 'penguins',
  url: 'http://127.0.0.1:1000',
  kind: 'local',
  state: 'ready',
  model: 'penguins',
  folder: '/p/model',
  pid: 1,
  auth: 'none',
  restarts: 0,
};
const modelWith = (column: string): Model => {
  const signature: Signature = { inputs: [{ name: column, type: 'float', missing: false }], outputs: [] };
  return { signature, example: { [column]: 1 } };
};
const reading = (...columns: string[]) => {
  const read: string[] = [];
  const served = new ServedModel(async ({ url }) => {
    read.push(url);
    return modelWith(columns[read.length - 1] ?? 'none');
  });
  return { served, read };
};

describe('the model of an endpoint', () => {
  it('is read once while the same process serves it', async () => {
    const { served, read } = reading('mass');
    const shown = await served.become(endpoint, 'penguins');
    expect(shown).toEqual({ type: 'try-it', endpoint: endpoint.url, ...modelWith('mass') });
    expect(await served.become({ ...endpoint, restarts: 1 }, 'penguins')).toEqual(shown);
    expect(read).toHaveLength(1);
  });

  it('is read again, and asked where it is, when it is served again', async () => {
    const { served, read } = reading('mass', 'island');
    await served.become(endpoint, 'penguins');
    const again = { ...endpoint, url: 'http://127.0.0.1:2000', pid: 2 };
    expect(await served.become(again, 'penguins')).toMatchObject({ endpoint: again.url, ...modelWith('island') });
    expect(served.now).toEqual({ endpoint: again, ...modelWith('island') });
    expect(read).toEqual([endpoint.url, again.url]);
  });

  it.each([
    [undefined, 'penguins is not served right now.'],
    [{ ...endpoint, state: 'failed' as const, message: 'It ended.' }, 'It ended.'],
  ])('is out of reach when the endpoint is %o', async (now, message) => {
    const { served } = reading('mass');
    await served.become(endpoint, 'penguins');
    expect(await served.become(now, 'penguins')).toEqual({ type: 'disconnected', message });
  });

  it('is the newest, however long an older one takes to be read', async () => {
    const answers: ((model: Model) => void)[] = [];
    const served = new ServedModel(() => new Promise((resolve) => answers.push(resolve)));
    const first = served.become(endpoint, 'penguins');
    const second = served.become({ ...endpoint, pid: 2 }, 'penguins');
    answers[1]?.(modelWith('new'));
    answers[0]?.(modelWith('old'));
    expect(await first).toBeNull();
    expect(await second).toMatchObject(modelWith('new'));
    expect(served.now).toMatchObject(modelWith('new'));
  });

  it('is none where it cannot be read', async () => {
    let fails = false;
    const served = new ServedModel(async () => {
      if (fails) throw new Error('gone');
      return modelWith('mass');
    });
    await served.become(endpoint, 'penguins');
    fails = true;
    await expect(served.become({ ...endpoint, pid: 2 }, 'penguins')).rejects.toThrow('gone');
    expect(served.now).toBeNull();
  });
});
