import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Settlement } from '#protocol/settlement.ts';
import { parseSlipway } from './document.ts';
import { settle } from './settle.ts';

const head = '# ours\nversion: 1\nname: penguins   # the service\nnotebook: penguins.ipynb\n';
const settled = (text: string, settlement: Partial<Settlement>): string => {
  const outcome = settle(text, { check: 'security/roles', as: 'decided', reason: 'two people', ...settlement });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};

describe('settling a check in slipway.yaml', () => {
  it('begins the section at the end of the file', () => {
    expect(settled(head, {})).toBe(
      `${head}\nchecks:\n  decided:\n    - check: security/roles\n      reason: two people\n`,
    );
  });

  it('adds to a section, and leaves every other line as it is', () => {
    const text = `${head}checks:\n   failOn: error   # for now\n\n# the rest\nserve:\n    auth:   api-key\n`;
    expect(settled(text, { as: 'notApplicable' })).toBe(
      `${head}checks:\n   failOn: error   # for now\n   notApplicable:\n     - check: security/roles\n       reason: two people\n\n# the rest\nserve:\n    auth:   api-key\n`,
    );
  });

  it('adds to a list, however far that is indented', () => {
    const list = 'checks:\n  decided:\n  - check: a/b\n    reason: x # why\n';
    expect(settled(head + list, {})).toBe(`${head}${list}  - check: security/roles\n    reason: two people\n`);
  });

  it('says it once: a later word replaces an earlier one, in whichever list', () => {
    const once = settled(head, { as: 'notApplicable' });
    expect(settled(once, { reason: 'three: people # now' })).toBe(
      `${head}\nchecks:\n  decided:\n    - check: security/roles\n      reason: "three: people # now"\n`,
    );
  });

  it('keeps the line ends and the mark of the file', () => {
    const windows = `\uFEFF${head}`.replaceAll('\n', '\r\n');
    expect(settled(windows, {})).toBe(`\uFEFF${settled(head, {})}`.replaceAll('\n', '\r\n'));
  });

  it('takes it back, and leaves no empty section', () => {
    expect(settled(settled(head, {}), { as: 'open', reason: '' })).toBe(head);
    const other = `${head}checks:\n  decided:\n    - check: a/b\n      reason: x\n`;
    expect(settled(settled(other, {}), { as: 'open' })).toBe(other);
  });

  it('writes the whole anew where it is in flow style', () => {
    const text = `${head}checks: { failOn: error, decided: [] }\n`;
    expect(parseSlipway(settled(text, {})).manifest?.checks).toMatchObject({
      failOn: 'error',
      decided: [{ check: 'security/roles', reason: 'two people' }],
    });
    expect(settled(text, {})).toContain('# ours');
  });

  it('refuses a file that cannot be read, and a choice without a reason', () => {
    expect(settle('version: [', { check: 'a/b', as: 'decided', reason: 'x' })).toMatchObject({ ok: false });
    expect(settle(head, { check: 'a/b', as: 'decided', reason: ' \n ' })).toMatchObject({ ok: false });
  });

  it('keeps what was said of the others, in any order of any words', () => {
    const check = fc.constantFrom('a/b', 'c/d', 'e/f');
    const settlement = fc.record({
      check,
      as: fc.constantFrom('decided' as const, 'notApplicable' as const, 'open' as const),
      reason: fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() !== ''),
    });
    const start = fc.constantFrom('', 'checks:\n  failOn: error\n', 'checks: {}\n', 'checks:\n  decided: []\n');
    fc.assert(
      fc.property(start, fc.array(settlement, { maxLength: 8 }), (section, said) => {
        let text = head + section;
        const model = new Map<string, Settlement>();
        for (const each of said) {
          text = settled(text, each);
          model.delete(each.check);
          if (each.as !== 'open') model.set(each.check, { ...each, reason: each.reason.replace(/\s+/g, ' ').trim() });
        }
        const { checks } = parseSlipway(text).manifest ?? {};
        const of = (list: 'decided' | 'notApplicable') =>
          [...model.values()]
            .filter(({ as }) => as === list)
            .map((each) => ({ check: each.check, reason: each.reason }));
        expect(checks?.decided).toEqual(of('decided'));
        expect(checks?.notApplicable).toEqual(of('notApplicable'));
        if (section === '' || section.includes('failOn')) expect(text.startsWith(head)).toBe(true);
        for (const comment of ['# ours', '# the service']) expect(text).toContain(comment);
      }),
      { numRuns: 300 },
    );
  });
});
