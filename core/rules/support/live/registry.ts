import type { Project } from '#core/project.ts';
import type { Live, Source } from '#core/python/effects/effect.ts';
import { placedArgument } from '#core/python/facts/context.ts';
import type { Analysis, Call } from '#core/python/model.ts';
import { keyword } from '../arguments.ts';
import { isDatasetName } from '../hub-name.ts';
import { asksClock, storyOf } from './definitions.ts';

/** Whether a call that may bring other data another day says which it means. */
export function isPinned(analysis: Analysis, call: Call, live: Live): boolean {
  if (live.when !== undefined && keyword(call, live.when.keyword)?.literal !== live.when.is) return true;
  // What stands behind `**` is not seen.
  if (call.arguments.some(({ text }) => text.startsWith('**'))) return true;
  const by = live.by === undefined ? null : placedArgument(call, live.by);
  if (by !== null && by.literal !== null && !isMoving(by.literal)) return true;
  const until = live.until === undefined ? null : placedArgument(call, live.until);
  return until !== null && until.literal !== null && !asksClock(storyOf(analysis, until));
}

/** A version that is another one after each change. */
const isMoving = (version: unknown): boolean =>
  typeof version === 'string' && /^(?:main|master|head|latest|newest|active|dev|develop)$/i.test(version);

/** Whether a name is one of the registry, without a version in it. A computed name is null. */
export function namesRegistry(name: string | null, live: Live, project: Project): boolean {
  if (name === null) return live.orPath !== true;
  if (live.inName?.test(name) === true || /^\d+$/.test(name)) return false;
  return live.orPath !== true || isDatasetName(name, project);
}

/** What to say of a call that names no version. */
export const registryMessage = (call: Call, { live }: Source): string =>
  `\`${call.path.split('.').at(-1) ?? call.path}\` without a version brings what is there that day. ${live?.advice ?? ''}`;
