import { describe, expect, it } from 'vitest';
import { closureOf } from './closure.ts';
import { environmentOfTarget, servers } from './platforms/targets.ts';

const where = servers.map((target) => environmentOfTarget(target, '3.11.7'));
const present = [
  { name: 'scikit-learn', requires: ['numpy>=1.22', 'scipy>=1.8', 'matplotlib>=3.5; extra == "plots"'] },
  { name: 'scipy', requires: ['numpy<3'] },
  { name: 'numpy', requires: [] },
  { name: 'Matplotlib', requires: ['numpy', 'pillow', 'importlib-resources; python_version < "3.10"'] },
  { name: 'torch', requires: ['nvidia-cublas; platform_system == "Linux" and platform_machine == "aarch64"'] },
  { name: 'round', requires: ['about[way]'] },
  { name: 'about', requires: ['round', 'tools; extra == "way"'] },
];
const of = (roots: string[], direct: string[] = []) => [...closureOf(roots, { present, direct, where })].sort();

describe('closureOf', () => {
  it('is the roots and what they ask for, without extras nobody asked for', () => {
    expect(of(['scikit_learn'])).toEqual(['numpy', 'scikit-learn', 'scipy']);
  });
  it('has what an extra brings where a requirement asks for it', () => {
    expect(of(['scikit-learn'], ['scikit-learn[plots]>=1'])).toEqual([
      ...['matplotlib', 'numpy', 'pillow', 'scikit-learn', 'scipy'],
    ]);
  });
  it('has what any of the places asks for, and nothing of an older Python', () => {
    expect(of(['torch', 'matplotlib'])).toEqual(['matplotlib', 'numpy', 'nvidia-cublas', 'pillow', 'torch']);
  });
  it('ends where packages ask for each other, with the extras they ask for', () => {
    expect(of(['about'])).toEqual(['about', 'round', 'tools']);
  });
});
