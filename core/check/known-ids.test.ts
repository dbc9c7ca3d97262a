import { describe, expect, it } from 'vitest';
import { allRules } from '#core/check.ts';
import { applyFixes } from './fix.ts';
import { knownIdsMeta, unknownIds } from './known-ids.ts';

const rules = allRules.map(({ id }) => id);
const head = 'version: 1\nname: a\nnotebook: a.ipynb\n';
const look = (text: string) => unknownIds(text, 'slipway.yaml', rules);

describe('names in slipway.yaml', () => {
  it.each([
    ['nothing at all', head],
    [
      'names that exist',
      `${head}checks:\n  rules: { "dockerfile/*": off, absolute-path: error }\n  suppress: [{ rule: notebook/absolute-path, reason: r }]\n  decided: [{ check: retraining/trigger, reason: r }]\nrelease: { block: [security, training/proven] }\n`,
    ],
    ['its own good example', knownIdsMeta.good],
    ['a file the schema refuses', 'version: 2\nrelease: { block: [nothing] }\n'],
  ])('%s is quiet', (_, text) => expect(look(text)).toEqual([]));

  it.each([
    ['checks: { rules: { notebook/absolute-pth: off } }', 'rule', 'notebook/absolute-path'],
    ['checks: { suppress: [{ rule: notebook/absolute-pth, reason: r }] }', 'rule', 'notebook/absolute-path'],
    ['checks: { notApplicable: [{ check: tracking/trakcer, reason: r }] }', 'check', 'tracking/tracker'],
    ['checks: { decided: [{ check: retraining/triger, reason: r }] }', 'check', 'retraining/trigger'],
    ['release: { block: [securty] }', 'check or item', 'security'],
  ])('%s is told of, and mended', (line, what, meant) => {
    const text = `${head}${line}\n`;
    const [finding, ...others] = look(text);
    expect(others).toEqual([]);
    expect(finding?.message).toContain(`There is no ${what} "`);
    const fixed = applyFixes(text, 'slipway.yaml', finding?.fixes ?? []);
    expect(fixed.text).toContain(meant);
    expect(look(fixed.text)).toEqual([]);
  });

  it('says where the names are when none is near', () => {
    expect(look(`${head}release: { block: [zzzzzzzz] }\n`)[0]).toMatchObject({
      message: 'There is no check or item "zzzzzzzz"; docs/checklist.md has their names',
      fixes: [],
    });
  });
});
