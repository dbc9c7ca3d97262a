import type { Finding } from '#protocol/finding.ts';
import type { Verifier } from './request.ts';

/** Turns findings of our own rules into a verifier; only what a reviewer would refuse counts. */
export function lintVerifier(lint: (text: string) => Promise<readonly Finding[]>): Verifier {
  return {
    name: 'lint',
    check: async (text) =>
      (await lint(text))
        .filter(({ severity }) => severity === 'error' || severity === 'warning')
        .map(({ place, message }) => `line ${place.range.start.line + 1}: ${message}`),
  };
}
