import { sha256OfLast } from '#core/digest.ts';
import {
  declaredDistributions,
  lockPath,
  parseVersion,
  requirementEntries,
  requirementsPath,
  satisfies,
  unhashedPath,
} from '#core/environment/index.ts';
import type { Project } from '#core/project.ts';
import type { Evidence } from '#protocol/checklist.ts';

/** What parts the lock from the file it is made of, and from what was written; empty where nothing does. Nothing is resolved for it. */
export function lockChanges(project: Project): Evidence[] {
  const lock = lockPath(project);
  const from = requirementsPath(project);
  return [
    ...changedByHand(lock, project.texts.get(lock) ?? ''),
    ...(from === lock ? [] : notAsked(project, from, lock)),
  ];
}

const digestOf = sha256OfLast();

/** The lock says itself what its pins were. */
function changedByHand(lock: string, text: string): Evidence[] {
  const plain = text.replaceAll('\r\n', '\n');
  const [head = '', said] = /^(?:# .*\n)*?# pins: ([0-9a-f]{64})\n/.exec(plain) ?? [];
  if (said === undefined || digestOf(plain.slice(head.length)) === said) return [];
  return [{ text: `${lock} was changed by hand since it was made.`, place: { file: lock, range: nowhere } }];
}

/** Lines of the requirements that the lock does not have, or has in another version. */
function notAsked(project: Project, from: string, lock: string): Evidence[] {
  const beside = declaredDistributions(project, unhashedPath(lock));
  const pins = Map.groupBy(
    requirementEntries(project, lock).flatMap(({ requirement }) => (requirement.ok ? [requirement.value] : [])),
    ({ normalized }) => normalized,
  );
  return requirementEntries(project, from).flatMap(({ requirement, text, textRange }) => {
    if (!requirement.ok || requirement.value.marker !== null || requirement.value.url !== null) return [];
    const { normalized, name, specifiers } = requirement.value;
    if (beside.has(normalized)) return [];
    const place = { file: from, range: textRange };
    const pinned = pins.get(normalized);
    if (pinned === undefined) return [{ text: `${from} asks for ${name}, and ${lock} does not have it.`, place }];
    const versions = pinned.flatMap((pin) => pin.specifiers.map(({ version }) => version));
    const fits = versions.some((version) => {
      const parsed = parseVersion(version);
      return parsed === null || satisfies(parsed, specifiers);
    });
    return fits ? [] : [{ text: `${from} asks for ${text}, and ${lock} has ${versions.join(' and ')}.`, place }];
  });
}

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
