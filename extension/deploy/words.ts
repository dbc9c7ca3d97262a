import type { deploy } from '#protocol/rpc/index.ts';

const verbs = { create: 'Create', replace: 'Replace', keep: 'Keep', remove: 'Remove' } as const;

/** A plan as the text of its confirmation: one line a change, and under it why. */
export function planInWords(changes: readonly deploy.Change[]): string {
  return changes.map(({ action, what, why }) => `${verbs[action]} ${what}\n    ${why}`).join('\n');
}

export const changesSomething = (changes: readonly deploy.Change[]): boolean =>
  changes.some(({ action }) => action !== 'keep');

/** As the daemon has it: a revision that ran, of a name that was not destroyed since, and does not run now. */
export const canBeRolledBackTo = ({ state, url }: deploy.Deployment): boolean => url !== null && state !== 'running';

const inLocalTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A deployment as one row of a list. Only the address of what runs leads anywhere. */
export function deploymentRow(
  { name, revision, state, url, image, at, by }: deploy.Deployment,
  time: Intl.DateTimeFormat = inLocalTime,
): { label: string; description: string; detail: string } {
  const made = `${time.format(new Date(at))} by ${by}`;
  return {
    label: `${name} revision ${revision}`,
    description: state.replace('-', ' '),
    detail: [image, ...(state === 'running' && url !== null ? [url] : []), made].join(' · '),
  };
}
