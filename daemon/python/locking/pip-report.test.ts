import { expect, it } from 'vitest';
import { parseRequirement, targetOf } from '#core/environment/index.ts';
import { closureOf, PipReport, reported } from './pip-report.ts';

const one = (name: string, version: string, requires: readonly string[] = [], url = `https://f/${name}.whl`) => ({
  metadata: { name, version, requires_dist: [...requires] },
  download_info: { url, archive_info: { hashes: { sha256: `hash of ${name}` } } },
});
const packages = reported(
  PipReport.parse({
    install: [
      one('Torch', '2.0', ['nvidia-cuda ; platform_machine == "x86_64"', 'six', 'extra-thing ; extra == "all"']),
      one('nvidia-cuda', '12'),
      one('six', '1.17'),
    ],
  }),
);
const ask = (text: string, id: string) => {
  const [requirement, target] = [parseRequirement(text), targetOf(id)];
  if (!requirement.ok || target === null) throw new Error('the test asks for what is none');
  const { needed, missing } = closureOf([requirement.value], packages, target, '3.11.7');
  return [[...needed].sort(), missing.map(({ name }) => name)];
};

it('tells what a target needs from what packages say of themselves', () => {
  expect(ask('torch', 'linux-x86_64')).toEqual([['nvidia-cuda', 'six', 'torch'], []]);
  expect(ask('torch', 'linux-aarch64')).toEqual([['six', 'torch'], []]);
  expect(ask('torch[all]', 'linux-aarch64')).toEqual([['six', 'torch'], ['extra-thing']]);
  expect(ask('torch ; sys_platform == "win32"', 'linux-x86_64')).toEqual([[], []]);
});
