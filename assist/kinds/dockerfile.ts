import type { DraftKind, Verifier } from '../request.ts';

export const dockerfileDraft: DraftKind = {
  id: 'dockerfile',
  title: 'Dockerfile',
  fence: 'dockerfile',
  brief:
    'A good one is multi-stage and small, pins its base image, installs from the lock file only, runs as a user that is not root, has a HEALTHCHECK, starts its program in exec form, holds no secret, and says in a comment what a reader would ask.',
};

/** Whether an engine can build it. Where there is no engine the caller leaves this out and says so. */
export function buildVerifier(
  build: (dockerfile: string, signal: AbortSignal) => Promise<{ ok: boolean; error?: string | undefined }>,
): Verifier {
  return {
    name: 'docker build',
    async check(text, signal) {
      const result = await build(text, signal);
      return result.ok ? [] : [result.error ?? 'The build failed without saying why.'];
    },
  };
}
