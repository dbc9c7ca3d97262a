import { expect, it } from 'vitest';
import { modelError } from './model-error.ts';

it.each([
  ['NoPermissions', /^Slipway may not use M\.$/, /Manage Language Model Access.*"Slipway: Set API Key for Drafts"/],
  ['Blocked', /^M refused: a limit .*\(quota\)\.$/, /^Try again later/],
  ['NotFound', /^M is not offered any more\.$/, /another model/],
  ['Unknown', /^M did not answer: quota$/, /^Try again/],
] as const)('says what happened for %s, and what to do', (code, message, remedy) => {
  const words = modelError(code, 'M', 'quota');
  expect(words.message).toMatch(message);
  expect(words.remedy).toMatch(remedy);
});
