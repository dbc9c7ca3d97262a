import { compareVersions, parseVersion, type Version } from './version.ts';

/** One clause of a version specifier (PEP 440): `>=1.2`. */
export interface Specifier {
  readonly operator: '==' | '!=' | '<=' | '>=' | '<' | '>' | '~=' | '===';
  /** As written, a trailing `.*` included. */
  readonly version: string;
}

const clause = /^(===|==|~=|!=|<=|>=|<|>)\s*([^\s,;()]+)$/;

/** Reads `>=1.2,<2`; null when a clause is none. Empty text is no constraint. */
export function parseSpecifiers(text: string): Specifier[] | null {
  const specifiers: Specifier[] = [];
  for (const part of text.split(',')) {
    const trimmed = part.trim();
    if (trimmed === '') continue;
    const [, operator, version = ''] = clause.exec(trimmed) ?? [];
    if (!isOperator(operator) || !allowed(operator, version)) return null;
    specifiers.push({ operator, version });
  }
  return specifiers;
}

const operators: readonly string[] = ['==', '!=', '<=', '>=', '<', '>', '~=', '==='];
const isOperator = (text: string | undefined): text is Specifier['operator'] =>
  text !== undefined && operators.includes(text);

function allowed(operator: Specifier['operator'], version: string): boolean {
  if (operator === '===') return true;
  if (version.endsWith('.*'))
    return (operator === '==' || operator === '!=') && parseVersion(version.slice(0, -2)) !== null;
  const parsed = parseVersion(version);
  return parsed !== null && (operator !== '~=' || parsed.release.length > 1);
}

/** Whether exactly one version can be meant: `==1.2.3` or `===...`, no wildcard. */
export const isPinned = (specifiers: readonly Specifier[]): boolean =>
  specifiers.some(({ operator, version }) => operator === '===' || (operator === '==' && !version.endsWith('.*')));

/** Whether a version fulfils every clause. Pre-releases count as what they are; choosing among candidates is an installer's task. */
export function satisfies(version: Version, specifiers: readonly Specifier[]): boolean {
  return specifiers.every((specifier) => fulfils(version, specifier));
}

function fulfils(version: Version, { operator, version: text }: Specifier): boolean {
  const wild = text.endsWith('.*');
  const wanted = parseVersion(wild ? text.slice(0, -2) : text);
  // `===` compares words that need be no version; none of ours can equal one that is not.
  if (wanted === null) return false;
  // A local label of the candidate does not matter unless the clause has one.
  const candidate = wanted.local.length > 0 ? version : { ...version, local: [] };
  const order = compareVersions(candidate, wanted);
  const samePrefix = (length: number) =>
    candidate.epoch === wanted.epoch &&
    wanted.release.slice(0, length).every((part, i) => (candidate.release[i] ?? 0) === part);
  switch (operator) {
    case '===':
    case '==':
      return wild ? samePrefix(wanted.release.length) : order === 0;
    case '!=':
      return wild ? !samePrefix(wanted.release.length) : order !== 0;
    case '<=':
      return order <= 0;
    case '>=':
      return order >= 0;
    case '<':
      // `<2` does not let 2.0rc1 in.
      return order < 0 && (wanted.pre !== null || !early(candidate) || !samePrefix(wanted.release.length));
    case '>':
      // `>1.7` does not let 1.7.0.post1 in.
      return order > 0 && (wanted.post !== null || candidate.post === null || !sameRelease(candidate, wanted));
    case '~=':
      return order >= 0 && samePrefix(wanted.release.length - 1);
  }
}

const early = ({ pre, dev }: Version): boolean => pre !== null || dev !== null;

const sameRelease = (a: Version, b: Version): boolean =>
  compareVersions({ ...a, pre: null, post: null, dev: null, local: [] }, { ...b, pre: null, post: null, dev: null }) ===
  0;
