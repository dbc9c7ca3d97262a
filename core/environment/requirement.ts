import { type Outcome, refusal, success } from '#core/result.ts';
import { normalizedName } from './name.ts';
import { isPinned, parseSpecifiers, type Specifier } from './specifier.ts';

/** A dependency as PEP 508 writes it. */
export interface Requirement {
  /** As written. */
  readonly name: string;
  /** After PEP 503, to compare with. */
  readonly normalized: string;
  readonly extras: readonly string[];
  readonly specifiers: readonly Specifier[];
  /** Of `name @ url`; null otherwise. */
  readonly url: string | null;
  /** Environment marker after `;`, as written; null when there is none. */
  readonly marker: string | null;
}

const head = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*/;
const extra = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const markerWord =
  /\b(?:python_version|python_full_version|os_name|sys_platform|platform_\w+|implementation_\w+|extra|extras|dependency_groups)\b/;

/** Reads one requirement without options (`pandas[performance]>=2,<3; python_version < "3.13"`), or says what is wrong with it. */
export function parseRequirement(text: string): Outcome<Requirement> {
  const trimmed = text.trim();
  const found = head.exec(trimmed);
  if (!found?.[1]) return refusal(`"${trimmed}" does not begin with the name of a distribution.`);
  const name = found[1];
  const extras = (found[2] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const wrong = extras.find((part) => !extra.test(part));
  if (wrong !== undefined) return refusal(`"${wrong}" is no extra of ${name}: extras are names, separated by commas.`);
  const rest = trimmed.slice(found[0].length);
  const split = rest.startsWith('@') ? splitUrl(rest.slice(1).trim()) : splitMarker(rest);
  if (split.marker !== null && !markerWord.test(split.marker))
    return refusal(`"${split.marker}" is no environment marker, such as python_version < "3.13".`);
  const base = { name, normalized: normalizedName(name), extras, marker: split.marker };
  if (rest.startsWith('@')) {
    if (!/^[a-z][a-z0-9+.-]*:/i.test(split.before)) return refusal(`${name} @ is followed by no URL.`);
    return success({ ...base, specifiers: [], url: split.before });
  }
  const specifiers = parseSpecifiers(split.before.replace(/^\((.*)\)$/s, '$1'));
  if (specifiers === null)
    return refusal(`"${split.before}" is no version specifier for ${name}, such as ==1.2.3 or >=1.2,<2.`);
  return success({ ...base, specifiers, url: null });
}

/** Whether it can mean one version only: `==` without wildcard, or a URL with a hash, a full commit or a wheel's file name. */
export const isRequirementPinned = ({ specifiers, url }: Requirement): boolean =>
  url === null
    ? isPinned(specifiers)
    : /#.*\bsha(?:256|384|512)=/.test(url) || /@[0-9a-f]{40}(?:#|$)/.test(url) || /\.whl(?:#|$)/.test(url);

function splitMarker(text: string): { before: string; marker: string | null } {
  const at = text.indexOf(';');
  return at < 0
    ? { before: text.trim(), marker: null }
    : { before: text.slice(0, at).trim(), marker: text.slice(at + 1).trim() };
}

/** In a URL a `;` may stand; PEP 508 asks for a space before the marker's one. */
function splitUrl(text: string): { before: string; marker: string | null } {
  const at = text.search(/\s;/);
  return at < 0 ? { before: text, marker: null } : { before: text.slice(0, at), marker: text.slice(at + 2).trim() };
}
