import { normalizedName } from './name.ts';
import { parseSpecifiers, satisfies } from './specifier.ts';
import { parseVersion } from './version.ts';

/** Values of the marker variables of one place, such as `sys_platform`: `linux`. */
export type MarkerEnvironment = Readonly<Record<string, string>>;

const versions = new Set(['python_version', 'python_full_version', 'implementation_version']);
const token = /\s*(?:(\(|\))|("[^"]*"|'[^']*')|(===|==|~=|!=|<=|>=|<|>)|([A-Za-z_][A-Za-z0-9_.]*))/y;

/**
 * Whether an environment marker (PEP 508) holds in an environment, with these extras asked for. A marker that cannot be read
 * holds: a package too many does less harm than one too few. A variable the environment does not name is empty.
 */
export function markerHolds(marker: string | null, where: MarkerEnvironment, extras: readonly string[] = []): boolean {
  if (marker === null) return true;
  const words = tokensOf(marker);
  if (words === null) return true;
  const asked = extras.length === 0 ? [''] : ['', ...extras.map(normalizedName)];
  return asked.some((extra) => new Reader(words, { ...where, extra }).read() ?? true);
}

function tokensOf(marker: string): string[] | null {
  const words: string[] = [];
  token.lastIndex = 0;
  const text = marker.trim();
  while (token.lastIndex < text.length) {
    const found = token.exec(text);
    if (found === null) return null;
    words.push(found[0].trim());
  }
  return words;
}

/** Reads `or` over `and` over comparisons and brackets; null where the words make no marker. */
class Reader {
  #at = 0;
  readonly #words: readonly string[];
  readonly #where: MarkerEnvironment;

  constructor(words: readonly string[], where: MarkerEnvironment) {
    this.#words = words;
    this.#where = where;
  }

  read(): boolean | null {
    const value = this.#either();
    return this.#at === this.#words.length ? value : null;
  }

  #either(): boolean | null {
    let value = this.#both();
    while (this.#take('or')) {
      const next = this.#both();
      value = value === null || next === null ? null : value || next;
    }
    return value;
  }

  #both(): boolean | null {
    let value = this.#one();
    while (this.#take('and')) {
      const next = this.#one();
      value = value === null || next === null ? null : value && next;
    }
    return value;
  }

  #one(): boolean | null {
    if (this.#take('(')) {
      const value = this.#either();
      return this.#take(')') ? value : null;
    }
    const left = this.#next();
    const operator = this.#take('not') ? `not ${this.#next() ?? ''}` : this.#next();
    const right = this.#next();
    if (left === undefined || operator === undefined || right === undefined) return null;
    return compare(left, operator, right, this.#where);
  }

  #next(): string | undefined {
    const word = this.#words[this.#at];
    this.#at += 1;
    return word;
  }

  #take(word: string): boolean {
    if (this.#words[this.#at] !== word) return false;
    this.#at += 1;
    return true;
  }
}

function compare(left: string, operator: string, right: string, where: MarkerEnvironment): boolean | null {
  const isText = (word: string): boolean => /^["']/.test(word);
  const meant = (word: string): string => (isText(word) ? word.slice(1, -1) : (where[word.replace('.', '_')] ?? ''));
  const [a, b] = [meant(left), meant(right)];
  if (operator === 'in') return b.includes(a);
  if (operator === 'not in') return !b.includes(a);
  if (versions.has(left) || versions.has(right)) {
    const [found, wanted] = versions.has(left) ? [a, b] : [b, a];
    const version = parseVersion(found);
    const specifiers = parseSpecifiers(`${versions.has(left) ? operator : turned(operator)}${wanted}`);
    if (version !== null && specifiers !== null) return satisfies(version, specifiers);
  }
  const [x, y] = left === 'extra' || right === 'extra' ? [normalizedName(a), normalizedName(b)] : [a, b];
  switch (operator) {
    case '==':
    case '===':
      return x === y;
    case '!=':
      return x !== y;
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '>':
      return x > y;
    case '>=':
      return x >= y;
    default:
      return null;
  }
}

/** `"3.8" <= python_version` says `python_version >= "3.8"`. */
const turned = (operator: string): string =>
  operator.startsWith('<')
    ? operator.replace('<', '>')
    : operator.startsWith('>')
      ? operator.replace('>', '<')
      : operator;
