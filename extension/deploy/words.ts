import type { deploy } from '#protocol/rpc/index.ts';

const marks = { create: '+', replace: '~', keep: '=', remove: '-' } as const;

/** A plan as the text of its confirmation: one line a change, with its reason. */
export function planInWords(changes: readonly deploy.Change[]): string {
  return changes.map(({ action, what, why }) => `${marks[action]} ${what}\n    ${why}`).join('\n');
}

export const changesSomething = (changes: readonly deploy.Change[]): boolean =>
  changes.some(({ action }) => action !== 'keep');

/** As the daemon has it: a revision that ran, of a name that was not destroyed since, and does not run now. */
export const canBeRolledBackTo = ({ state, url }: deploy.Deployment): boolean => url !== null && state !== 'running';

/** A deployment as one row of a list. */
export function deploymentRow(deployment: deploy.Deployment): { label: string; description: string; detail: string } {
  return {
    label: `${deployment.name} revision ${deployment.revision}`,
    description: deployment.state,
    detail: [deployment.image, deployment.url ?? 'no address', `${deployment.at} by ${deployment.by}`].join(' · '),
  };
}
