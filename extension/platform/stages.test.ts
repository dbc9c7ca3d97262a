import { describe, expect, it } from 'vitest';
import { items } from '#core/checklist/items/registry.ts';
import { jobSteps } from '#protocol/rpc/steps.ts';
import { stagesAt, type WorkKind } from './stages.ts';

const at = (kind: WorkKind, step: string | null, check: string) => stagesAt(kind, step).get(check) ?? null;

describe('checks while something is at work on them', () => {
  it.each<[WorkKind, string, (string | null)[]]>([
    ['lock', 'environment/lock', ['waiting', 'waiting', 'working']],
    ['run', 'environment/lock', ['waiting', 'waiting', 'working', null, null, null]],
    ['run', 'environment/reproduces', ['waiting', 'waiting', 'waiting', 'waiting', 'waiting', 'working']],
  ])('%s moves %s', (kind, check, wanted) => {
    const steps = [null, 'interpreter', 'lock', 'environment', 'copy', 'run'].slice(0, wanted.length);
    expect(steps.map((step) => at(kind, step, check))).toEqual(wanted);
  });

  it('says of what preparing made that it is kept at the end', () => {
    expect(at('prepare', 'run', 'training/proven')).toBe('waiting');
    expect(at('prepare', 'export', 'pattern/signature')).toBe('working');
    expect(at('prepare', 'answer', 'monitoring/reference')).toBe('working');
    expect(at('prepare', 'prove', 'pattern/signature')).toBe('ready');
    expect(at('prepare', 'prove', 'training/proven')).toBe('working');
    expect(at('prepare', 'write', 'environment/lock')).toBeNull();
  });

  it('never turns back while preparing goes on', () => {
    const rank = { waiting: 0, working: 1, ready: 2 };
    for (const check of stagesAt('prepare', null).keys()) {
      const seen = jobSteps
        .map((step) => stagesAt('prepare', step).get(check))
        .map((stage) => (stage ? rank[stage] : 3));
      expect(seen).toEqual(seen.toSorted());
    }
    expect(at('prepare', 'serving', 'training/model-folder')).toBe('ready');
    expect(at('prepare', 'serving', 'training/proven')).toBe('waiting');
  });

  it('names checks that there are', () => {
    const known = items.flatMap(({ id, checks }) => checks.map((check) => `${id}/${check.id}`));
    const kinds: WorkKind[] = ['lock', 'run', 'prepare', 'split'];
    for (const kind of kinds) for (const check of stagesAt(kind, null).keys()) expect(known).toContain(check);
  });
});
