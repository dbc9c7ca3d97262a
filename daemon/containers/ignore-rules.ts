import { posix } from 'node:path';

/** What a .dockerignore keeps out, as the Docker CLI reads it (moby/patternmatcher): the last rule that matches decides. */
export interface IgnoreRules {
  /** Whether a path, relative and with `/`, is kept out. A rule for a folder is one for everything in it. */
  ignores(path: string): boolean;
  /** Whether an exception may let something inside `folder` in, although the folder itself is kept out. */
  mayHold(folder: string): boolean;
}

interface Rule {
  readonly exception: boolean;
  readonly pattern: string;
  readonly matches: RegExp;
}

export function ignoreRules(text: string): IgnoreRules {
  const rules = text.split(/\r?\n/).flatMap(ruleOf);
  const exceptions = rules.filter((rule) => rule.exception);
  return {
    ignores(path) {
      const parts = path.split('/');
      const paths = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
      return rules.reduce(
        (ignored, rule) => (paths.some((one) => rule.matches.test(one)) ? !rule.exception : ignored),
        false,
      );
    },
    mayHold: (folder) => exceptions.some(({ pattern }) => reaches(pattern.split('/'), folder.split('/'))),
  };
}

function ruleOf(line: string): Rule[] {
  const text = line.trim();
  if (text === '' || text.startsWith('#')) return [];
  const exception = text.startsWith('!');
  const pattern = posix.normalize(exception ? text.slice(1).trim() : text).replace(/^\/+|\/+$/g, '');
  return pattern === '' || pattern === '.' ? [] : [{ exception, pattern, matches: expression(pattern) }];
}

/** Go's filepath.Match, and `**` for any number of folders. */
function expression(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/?|\*|\?|\\.|\[(?:\\.|[^\]])*\]|[.+^${}()|[\]\\]/g, (token, at: number) => {
    if (token.startsWith('**')) return at + token.length === pattern.length ? '.*' : '(?:.*/)?';
    if (token === '*') return '[^/]*';
    if (token === '?') return '[^/]';
    if (token.length > 1) return token; // an escape, or a set of characters
    return `\\${token}`;
  });
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return /$^/; // a set that is none, such as [z-a]: it matches nothing
  }
}

/** Whether a pattern's first folders may be these. */
function reaches(pattern: readonly string[], folder: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  const [part, ...deeper] = folder;
  if (part === undefined) return true;
  if (first === undefined) return false;
  if (first.includes('**')) return true;
  return expression(first).test(part) && reaches(rest, deeper);
}
