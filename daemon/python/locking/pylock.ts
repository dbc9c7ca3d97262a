import * as z from 'zod';

const File = z.object({
  url: z.string().optional(),
  path: z.string().optional(),
  size: z.number().optional(),
  hashes: z.record(z.string(), z.string()).optional(),
});

const Package = z.object({
  name: z.string(),
  version: z.string().optional(),
  wheels: z.array(File).default([]),
  sdist: File.optional(),
  vcs: z
    .object({
      type: z.string(),
      url: z.string().optional(),
      path: z.string().optional(),
      'commit-id': z.string(),
      subdirectory: z.string().optional(),
    })
    .optional(),
  directory: z.object({ path: z.string(), editable: z.boolean().optional() }).optional(),
  archive: File.optional(),
});
export type PylockPackage = z.infer<typeof Package>;

/** The packages of a `pylock.toml` (PEP 751) as uv writes it. Throws where it is none. */
export function readPylock(text: string): PylockPackage[] {
  const { packages = [] } = z.object({ packages: z.array(Package).optional() }).parse(readToml(text));
  return packages;
}

type Value = string | number | boolean | Value[] | { [key: string]: Value };

/**
 * As much of TOML as a program writes into a lock: tables, arrays of tables, plain keys, strings in one line, numbers, dates (as
 * text), arrays and inline tables.
 */
function readToml(text: string): { [key: string]: Value } {
  const root: { [key: string]: Value } = {};
  let table = root;
  const reader = new Reader(text);
  for (reader.skip(); !reader.ended; reader.skip()) {
    const isArray = reader.take('[[');
    if (isArray || reader.take('[')) {
      const names = reader.key();
      reader.expect(isArray ? ']]' : ']');
      table = {};
      const last = names.pop() ?? '';
      const parent = names.reduce((at, name) => inside(at, name), root);
      if (isArray) {
        const known = parent[last];
        parent[last] = Array.isArray(known) ? [...known, table] : [table];
      } else parent[last] = table;
    } else reader.pair(table);
  }
  return root;
}

/** The table of this name in another; the newest where there is an array of them. */
function inside(table: { [key: string]: Value }, name: string): { [key: string]: Value } {
  const known = table[name];
  const last = Array.isArray(known) ? known.at(-1) : known;
  if (typeof last === 'object' && !Array.isArray(last)) return last;
  const made = {};
  table[name] = made;
  return made;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get ended(): boolean {
    return this.#at >= this.#text.length;
  }

  skip(): void {
    this.#match(/(?:\s|#[^\n]*)*/y);
  }

  take(word: string): boolean {
    if (!this.#text.startsWith(word, this.#at)) return false;
    this.#at += word.length;
    return true;
  }

  expect(word: string): void {
    this.skip();
    if (!this.take(word)) throw new Error(`The lock is no TOML at character ${this.#at}: "${word}" is missing.`);
  }

  key(): string[] {
    const names: string[] = [];
    do {
      const name = this.#match(/\s*(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')\s*/y)?.trim();
      if (name === undefined) throw new Error(`The lock is no TOML at character ${this.#at}: a key is missing.`);
      names.push(name.replace(/^["'](.*)["']$/, '$1'));
    } while (this.take('.'));
    return names;
  }

  pair(table: { [key: string]: Value }): void {
    const names = this.key();
    this.expect('=');
    const last = names.pop() ?? '';
    names.reduce((at, name) => inside(at, name), table)[last] = this.#value();
  }

  #value(): Value {
    this.skip();
    if (this.take('[')) return this.#list(']', () => this.#value());
    if (this.take('{')) {
      const table: { [key: string]: Value } = {};
      this.#list('}', () => this.pair(table));
      return table;
    }
    const literal = this.#match(/'[^'\n]*'/y);
    if (literal !== null) return literal.slice(1, -1);
    const quoted = this.#match(/"(?:[^"\\\n]|\\.)*"/y);
    if (quoted !== null) return z.string().parse(JSON.parse(quoted));
    const word = this.#match(/[^\s,\]}#]+/y);
    if (word === null) throw new Error(`The lock is no TOML at character ${this.#at}: a value is missing.`);
    if (word === 'true' || word === 'false') return word === 'true';
    return /^[+-]?\d[\d_]*$/.test(word) ? Number(word.replaceAll('_', '')) : word;
  }

  #list<T>(end: string, one: () => T): T[] {
    const all: T[] = [];
    for (this.skip(); !this.take(end); this.skip()) {
      all.push(one());
      this.skip();
      if (!this.take(',')) {
        this.expect(end);
        return all;
      }
      this.skip();
    }
    return all;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return null;
    this.#at = pattern.lastIndex;
    return found[0];
  }
}
