import { describe, expect, it } from 'vitest';
import { changesSomething, deploymentRow, planInWords } from './words.ts';

describe('a plan', () => {
  it('reads as one line a change, with its reason', () => {
    expect(
      planInWords([
        { action: 'replace', what: 'container penguins', why: 'the image is another one' },
        { action: 'keep', what: 'port 8080', why: 'the same as before' },
      ]),
    ).toBe('~ container penguins\n    the image is another one\n= port 8080\n    the same as before');
  });

  it('changes nothing when everything is kept', () => {
    expect(changesSomething([{ action: 'keep', what: 'all', why: 'the same' }])).toBe(false);
    expect(changesSomething([{ action: 'create', what: 'a container', why: 'none is there' }])).toBe(true);
  });
});

it('a deployment says where it answers and who made it', () => {
  const deployment = {
    id: 'd1',
    name: 'penguins',
    target: 'docker',
    revision: 3,
    image: 'penguins:3',
    imageId: 'sha256:1',
    model: 'abc',
    state: 'running' as const,
    url: null,
    at: '2026-01-02T03:04:05Z',
    by: 'ada',
  };
  expect(deploymentRow(deployment)).toEqual({
    label: 'penguins revision 3',
    description: 'running',
    detail: 'penguins:3 · no address · 2026-01-02T03:04:05Z by ada',
  });
});
