import type { Change } from '#protocol/rpc/deploy.ts';
import type { Revision } from '../revision.ts';
import type { Draft, Health } from '../target.ts';

/** Why a draft is not what runs; empty where it is. */
export function differences(draft: Draft, current: Revision): string[] {
  const reasons: string[] = [];
  if (draft.imageId !== current.imageId)
    reasons.push(draft.model === current.model ? 'another image of the same model' : 'another model');
  // Of what was deployed before places were noted, none is known.
  if (current.place !== null && draft.place !== current.place) reasons.push('another engine');
  if (draft.port !== current.port) reasons.push(`port ${shown(current.port)} becomes ${shown(draft.port)}`);
  if (draft.memory !== current.memory) reasons.push(`memory ${current.memory} becomes ${draft.memory}`);
  if (draft.cpus !== current.cpus) reasons.push(`CPUs ${current.cpus} become ${draft.cpus}`);
  if ((draft.keyHash === null) !== (current.keyHash === null))
    reasons.push(draft.keyHash === null ? 'it answers everyone from now on' : 'it asks for a key from now on');
  else if (draft.keyHash !== current.keyHash) reasons.push('another API key');
  if (draft.window !== current.window || draft.falseAlarmRate !== current.falseAlarmRate)
    reasons.push('drift is looked for otherwise');
  return reasons;
}

/** What runs is only kept where it answers. */
function ailment(health: Health): string[] {
  if (health === 'healthy') return [];
  return [health === 'gone' ? 'its container is gone' : 'it does not answer'];
}

const shown = (port: number): string => (port === 0 ? 'of the engine’s choice' : `${port}`);

/** What applying would do. `health` is the running revision's, and of no account where there is none. */
export function planOf(draft: Draft, current: Revision | null, health: Health): Change[] {
  const where = draft.port === 0 ? '127.0.0.1, at a port that the engine chooses' : `127.0.0.1:${draft.port}`;
  if (current === null)
    return [
      { action: 'create', what: `container of ${draft.image} on ${where}`, why: 'nothing of this name runs' },
      { action: 'create', what: 'volume for the inference log', why: 'the root of the container is read-only' },
      ...(draft.keyHash === null
        ? []
        : [{ action: 'create' as const, what: 'API key', why: 'shown once, kept as a hash' }]),
    ];
  const reasons = [...differences(draft, current), ...ailment(health)];
  if (reasons.length === 0)
    return [{ action: 'keep', what: `revision ${current.revision}`, why: 'it is what slipway.yaml says' }];
  return [
    {
      action: 'replace',
      what: `revision ${current.revision} by container of ${draft.image} on ${where}`,
      why: reasons.join('; '),
    },
    { action: 'keep', what: `container of revision ${current.revision}, stopped`, why: 'to roll back to' },
  ];
}
