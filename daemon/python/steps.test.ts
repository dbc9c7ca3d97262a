import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { jobSteps } from '#protocol/rpc/steps.ts';
import { begins } from './steps.ts';

it('begins each step after the one before it', () => {
  const fractions = jobSteps.map((step) => begins[step]);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
});

it('knows every step that the scripts report', () => {
  const scripts = join(import.meta.dirname, 'scripts');
  const steps = globSync('**/*.py', { cwd: scripts })
    .flatMap((file) => [...readFileSync(join(scripts, file), 'utf8').matchAll(/clock\.step\("(\w+)"/g)])
    .map((match) => match[1]);
  expect(steps.length).toBeGreaterThan(4);
  expect(jobSteps).toEqual(expect.arrayContaining(steps));
});
