import { describe, expect, it } from 'vitest';
import { isRequirementPinned, parseRequirement } from './requirement.ts';

const read = (text: string) => {
  const outcome = parseRequirement(text);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};

describe('a requirement', () => {
  it.each([
    ['pandas', 'pandas', [], '', null],
    ['Scikit_Learn==1.5.2', 'scikit-learn', [], '==1.5.2', null],
    ['pandas [performance, excel] >= 2 , < 3', 'pandas', ['performance', 'excel'], '>=2,<3', null],
    ['numpy (>=1.26)', 'numpy', [], '>=1.26', null],
    ['tomli>=2; python_version < "3.11"', 'tomli', [], '>=2', 'python_version < "3.11"'],
    ['zope.interface~=6.0', 'zope-interface', [], '~=6.0', null],
    ['a==1.*', 'a', [], '==1.*', null],
  ])('%s', (text, normalized, extras, specifiers, marker) => {
    const requirement = read(text);
    expect(requirement.normalized).toBe(normalized);
    expect(requirement.extras).toEqual(extras);
    expect(requirement.specifiers.map(({ operator, version }) => operator + version).join(',')).toBe(specifiers);
    expect(requirement.marker).toBe(marker);
  });

  it('reads a direct reference with a marker', () => {
    const requirement = read('pip @ https://example.org/pip;v=1.zip#sha256=abc ; sys_platform == "linux"');
    expect(requirement.url).toBe('https://example.org/pip;v=1.zip#sha256=abc');
    expect(requirement.marker).toBe('sys_platform == "linux"');
    expect(isRequirementPinned(requirement)).toBe(true);
  });

  it.each([
    ['==1.0', 'does not begin with the name'],
    ['pandas=2.1', '"=2.1" is no version specifier for pandas'],
    ['pandas=>2', 'no version specifier'],
    ['pandas>=2.*', 'no version specifier'],
    ['pandas~=2', 'no version specifier'],
    ['pandas[a b]', '"a b" is no extra of pandas'],
    ['pandas; on tuesdays', 'no environment marker'],
    ['pandas 2.1', '"2.1" is no version specifier'],
  ])('refuses %s', (text, reason) => {
    const outcome = parseRequirement(text);
    expect(outcome.ok ? '' : outcome.reason).toContain(reason);
  });

  it.each([
    ['pandas==2.1.4', true],
    ['pandas===2.1.4', true],
    ['pandas==2.1.*', false],
    ['pandas>=2.1.4', false],
    ['pandas', false],
    ['x @ git+https://example.org/x@main', false],
    [`x @ git+https://example.org/x@${'a'.repeat(40)}`, true],
  ])('pinned: %s is %s', (text, pinned) => {
    expect(isRequirementPinned(read(text))).toBe(pinned);
  });
});
