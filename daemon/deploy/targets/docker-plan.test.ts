import { describe, expect, it } from 'vitest';
import type { Revision } from '../revision.ts';
import type { Draft } from '../target.ts';
import { differences, planOf } from './docker-plan.ts';

const draft: Draft = {
  name: 'churn',
  target: 'docker',
  image: 'churn:1',
  imageId: 'sha256:a',
  model: 'm1',
  folder: '/projects/churn/model',
  place: '{"host":"unix:///var/run/docker.sock"}',
  port: 0,
  memory: '512m',
  cpus: 1,
  keyHash: 'h',
  window: 200,
  falseAlarmRate: 0.01,
};
const current: Revision = {
  ...draft,
  id: 'x',
  revision: 3,
  state: 'running',
  url: 'http://127.0.0.1:1',
  at: '',
  by: 'cli',
};

describe('a plan', () => {
  it.each<[Partial<Draft>, string]>([
    [{ imageId: 'sha256:b' }, 'another image of the same model'],
    [{ imageId: 'sha256:b', model: 'm2' }, 'another model'],
    [{ place: '{"host":"tcp://other:2375"}' }, 'another engine'],
    [{ port: 8080 }, 'port of the engine’s choice becomes 8080'],
    [{ memory: '1g' }, 'memory 512m becomes 1g'],
    [{ cpus: 2 }, 'CPUs 1 become 2'],
    [{ keyHash: null }, 'it answers everyone from now on'],
    [{ keyHash: 'other' }, 'another API key'],
    [{ window: 300 }, 'drift is looked for otherwise'],
  ])('says why %j replaces what runs', (change, reason) => {
    expect(differences({ ...draft, ...change }, current)).toEqual([reason]);
    expect(planOf({ ...draft, ...change }, current, 'healthy')[0]).toMatchObject({ action: 'replace', why: reason });
  });

  it('takes what was deployed before engines were noted for the same one', () => {
    expect(differences(draft, { ...current, place: null })).toEqual([]);
  });

  it('keeps what runs where nothing differs', () => {
    expect(planOf(draft, current, 'healthy')).toEqual([
      { action: 'keep', what: 'revision 3', why: 'it is what slipway.yaml says' },
    ]);
  });

  it.each([
    ['gone', 'its container is gone'],
    ['unhealthy', 'it does not answer'],
    ['starting', 'it does not answer'],
    ['unknown', 'it does not answer'],
  ] as const)('replaces what is as it should be, but %s', (health, why) => {
    expect(planOf(draft, current, health)[0]).toMatchObject({ action: 'replace', why });
  });

  it('makes no key where none is asked for', () => {
    expect(planOf({ ...draft, keyHash: null }, null, 'gone').map(({ what }) => what)).not.toContain('API key');
    expect(planOf(draft, null, 'gone').map(({ what }) => what)).toContain('API key');
  });
});
