import { describe, expect, it } from 'vitest';
import { canBeRolledBackTo, changesSomething, deploymentRow, planInWords } from './words.ts';

describe('a plan', () => {
  it('reads as one line a change, with its reason', () => {
    expect(
      planInWords([
        { action: 'replace', what: 'revision 1 by container of penguins:2', why: 'another model' },
        { action: 'keep', what: 'container of revision 1, stopped', why: 'to roll back to' },
      ]),
    ).toBe(
      'Replace revision 1 by container of penguins:2\n    another model\nKeep container of revision 1, stopped\n    to roll back to',
    );
  });

  it('changes nothing when everything is kept', () => {
    expect(changesSomething([{ action: 'keep', what: 'all', why: 'the same' }])).toBe(false);
    expect(changesSomething([{ action: 'create', what: 'a container', why: 'none is there' }])).toBe(true);
  });
});

describe('a deployment', () => {
  const deployment = {
    id: 'd1',
    name: 'penguins',
    target: 'docker',
    revision: 3,
    image: 'penguins:3f2a',
    imageId: 'sha256:1',
    model: 'abc',
    state: 'running' as const,
    url: 'http://127.0.0.1:32770',
    auth: 'api-key' as const,
    folder: '/projects/penguins/model',
    at: '2026-01-02T03:04:05Z',
    by: 'ada',
  };
  const time = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

  it('says where it answers and who made it when', () => {
    const { label, description, detail } = deploymentRow(deployment, time);
    expect([label, description]).toEqual(['penguins revision 3', 'running']);
    expect(detail.replace(/\s/g, ' ')).toBe('penguins:3f2a · http://127.0.0.1:32770 · Jan 2, 2026, 3:04 AM by ada');
  });

  it('has no address any more when it does not run', () => {
    const { description, detail } = deploymentRow({ ...deployment, state: 'rolled-back' }, time);
    expect(description).toBe('rolled back');
    expect(detail).not.toContain('http');
  });

  it.each([
    ['running', 'http://127.0.0.1:1', false],
    ['replaced', 'http://127.0.0.1:1', true],
    ['rolled-back', 'http://127.0.0.1:1', true],
    ['failed', null, false],
    ['destroyed', null, false],
  ] as const)('that is %s, with the address %s, can be rolled back to: %s', (state, url, can) => {
    expect(canBeRolledBackTo({ ...deployment, state, url })).toBe(can);
  });
});
