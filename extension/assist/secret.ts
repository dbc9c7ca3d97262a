import type { Services } from '#extension/platform/services.ts';

/** Name of the secret that holds the user's own key for drafts. */
export const apiKeySecret = 'assist-key';

/** What must never stand in a prompt, whatever it looks like. */
export async function knownSecrets({ context }: Services): Promise<string[]> {
  const key = await context.secrets.get(apiKeySecret);
  return key === undefined ? [] : [key];
}
