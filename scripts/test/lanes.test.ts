import { describe, expect, it } from 'vitest';
import { stagesOf } from './lanes.ts';
import { type Suite, suites } from './suites.ts';

const suite = (name: string, lane?: 'notebooks' | 'parts'): Suite => ({
  name,
  what: name,
  command: [],
  report: { file: `${name}.json`, format: 'vitest' },
  ...(lane === undefined ? {} : { lane }),
});

describe('lanes', () => {
  it('run at the same time between suites that run alone', () => {
    const stages = stagesOf([
      suite('a'),
      suite('b', 'parts'),
      suite('c', 'notebooks'),
      suite('d', 'parts'),
      suite('e'),
    ]);
    expect(stages.map((stage) => stage.map((lane) => lane.map(({ name }) => name)))).toEqual([
      [['a']],
      [['b', 'd'], ['c']],
      [['e']],
    ]);
  });
  it('hold every suite once', () => {
    const names = stagesOf(suites).flatMap((stage) => stage.flatMap((lane) => lane.map(({ name }) => name)));
    expect(names.toSorted()).toEqual(suites.map(({ name }) => name).toSorted());
  });
});
