import { secretsIn } from '#core/secrets/search.ts';

/**
 * Characters of one output's form, of one text in metadata and of all metadata of one owner that are built at all. More is
 * kept by nobody, and a file of 50 MB holds little else.
 */
const perForm = 40_000;
const perText = 8_000;
const perOwner = 1_000_000;
/** Outputs of a cell that are built, the newest: a progress bar may write a hundred thousand. */
export const mostOutputs = 1_000;
/** Levels of metadata that are built. */
const deepest = 64;

/**
 * The value of a notebook's JSON, without building what is too large to be kept: a long text in an output is cut, a form that is
 * no text is `null`. Sources come whole. Throws a `SyntaxError` where the text is no JSON; what is left out is not held against
 * the grammar.
 */
export function skimNotebook(text: string): unknown {
  try {
    return new Skimmer(text).root();
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error;
    // The engine's own parser says best what is wrong.
    return JSON.parse(text);
  }
}

class Unexpected extends Error {}

type Member = (key: string) => unknown;
const never = (): boolean => false;

class Skimmer {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  root(): unknown {
    const value = this.object((key) => {
      if (key === 'cells') return this.array(() => this.cell());
      if (key === 'worksheets') return this.array(() => this.object((name) => this.sheet(name)));
      return key === 'metadata' ? this.metadata() : this.whole();
    });
    this.space();
    if (this.#at < this.#text.length) throw new Unexpected();
    return value;
  }

  sheet(key: string): unknown {
    return key === 'cells' ? this.array(() => this.cell()) : this.whole();
  }

  cell(): unknown {
    return this.object((key) => {
      if (key === 'outputs') return this.outputs();
      return key === 'metadata' || key === 'attachments' ? this.metadata() : this.whole();
    });
  }

  output(): unknown {
    return this.object((key) => {
      if (key === 'data') return this.object(() => this.form());
      return key === 'metadata' ? this.metadata() : this.form();
    });
  }

  /** A text as one string or as lines, cut; any other value, when it is small. */
  form(): unknown {
    const char = this.peek();
    if (char === '"') return this.string(perForm);
    const start = this.#at;
    if (char === '[') {
      const lines = this.lines();
      if (lines !== null) return lines;
      this.#at = start;
    }
    this.skip();
    return this.#at - start > perForm ? null : this.parsed(start);
  }

  /** A list of texts up to the limit, with a last line that says how much is gone; null where it holds anything else. */
  lines(): string[] | null {
    const lines: string[] = [];
    let left = perForm;
    let gone = 0;
    let cutFrom: number | null = null;
    this.expect('[');
    while (this.peek() !== ']') {
      if (lines.length + gone > 0) this.expect(',');
      if (this.peek() !== '"') return null;
      const from = this.#at;
      if (left <= 0) {
        cutFrom ??= from;
        this.skipString();
        gone += this.#at - from - 2;
      } else {
        lines.push(this.string(perForm));
        left -= this.#at - from;
      }
    }
    this.expect(']');
    if (cutFrom !== null) lines.push(...shown(this.#text.slice(cutFrom, this.#at)), `\n... (${gone} more characters)`);
    return lines;
  }

  /** Metadata of one owner: texts cut, and nothing more once there was very much. */
  metadata(): unknown {
    let left = perOwner;
    const value = (depth: number): unknown => {
      const from = this.#at;
      const char = this.peek();
      if (depth > deepest) {
        this.skip();
        return null;
      }
      if (char === '{')
        return this.object(
          () => value(depth + 1),
          () => left <= 0,
        );
      if (char === '[')
        return this.array(
          () => value(depth + 1),
          () => left <= 0,
        );
      const scalar = char === '"' ? this.string(perText) : this.whole();
      left -= Math.min(this.#at - from, perText) + 40;
      return scalar;
    };
    return value(0);
  }

  /** The newest outputs; the others are not built. */
  outputs(): unknown {
    const starts: number[] = [];
    const end = this.array(() => {
      starts.push(this.#at);
      this.skip();
      return null;
    });
    if (!Array.isArray(end)) return end;
    const after = this.#at;
    const kept = starts.slice(-mostOutputs).map((start) => {
      this.#at = start;
      return this.output();
    });
    this.#at = after;
    return kept;
  }

  /** `enough` says after each member whether the others are left out. */
  object(member: Member, enough = never): unknown {
    if (this.peek() !== '{') return this.whole();
    this.expect('{');
    const entries: [string, unknown][] = [];
    while (this.peek() !== '}') {
      if (entries.length > 0) this.expect(',');
      if (this.peek() !== '"') throw new Unexpected();
      const key = this.string(Number.POSITIVE_INFINITY);
      this.expect(':');
      entries.push([key, member(key)]);
      if (enough()) {
        this.skipRest();
        return Object.fromEntries(entries);
      }
    }
    this.expect('}');
    return Object.fromEntries(entries);
  }

  array(item: () => unknown, enough = never): unknown {
    if (this.peek() !== '[') return this.whole();
    this.expect('[');
    const items: unknown[] = [];
    while (this.peek() !== ']') {
      if (items.length > 0) this.expect(',');
      this.peek();
      items.push(item());
      if (enough()) {
        this.skipRest();
        return items;
      }
    }
    this.expect(']');
    return items;
  }

  /** The value that begins here, as the engine's parser builds it. */
  whole(): unknown {
    this.peek();
    const start = this.#at;
    this.skip();
    return this.parsed(start);
  }

  parsed(start: number): unknown {
    return JSON.parse(this.#text.slice(start, this.#at));
  }

  string(limit: number): string {
    const start = this.#at;
    this.skipString();
    const length = this.#at - start - 2;
    if (length <= limit) return String(this.parsed(start));
    let end = start + 1 + limit;
    // Not within an escape: `\\` and `\u` with its four digits are seven characters at most.
    const cut = this.#text.slice(end - 6, end).search(/\\(?:u[\da-fA-F]{0,3})?$/);
    if (cut >= 0 && oddBackslashes(this.#text, end - 6 + cut)) end += cut - 6;
    const kept: unknown = JSON.parse(`"${this.#text.slice(start + 1, end)}"`);
    const tail = shown(this.#text.slice(end, this.#at)).join('');
    return `${String(kept)}${tail}\n... (${length - limit} more characters)`;
  }

  /** Steps over the value that begins here. */
  skip(): void {
    const char = this.peek();
    if (char === '"') this.skipString();
    else if (char === '{' || char === '[') this.skipContainer();
    else {
      const start = this.#at;
      while (this.#at < this.#text.length && !/[\s,\]}]/.test(this.#text.charAt(this.#at))) this.#at += 1;
      if (this.#at === start) throw new Unexpected();
    }
  }

  skipContainer(): void {
    this.#at += 1;
    this.skipRest();
  }

  /** Steps over what is left of the container one is in. */
  skipRest(): void {
    const text = this.#text;
    let open = 1;
    let at = nextMark(text, this.#at);
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === 0x22) at = endOfString(text, at);
      else {
        at += 1;
        open += code === 0x7b || code === 0x5b ? 1 : -1;
        if (open === 0) {
          this.#at = at;
          return;
        }
      }
      at = nextMark(text, at);
    }
    throw new Unexpected();
  }

  skipString(): void {
    this.#at = endOfString(this.#text, this.#at);
  }

  /** The character that begins the next value or ends the container. */
  peek(): string {
    this.space();
    if (this.#at >= this.#text.length) throw new Unexpected();
    return this.#text.charAt(this.#at);
  }

  space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at += 1;
    }
  }

  expect(char: string): void {
    if (this.peek() !== char) throw new Unexpected();
    this.#at += 1;
  }
}

/** Secrets in what is cut away, a line each: a long log must not hide one. Data of a picture has no blank in it, and no secret. */
const shown = (cut: string): string[] =>
  /\s|\\n/.test(cut.slice(0, 400))
    ? secretsIn(cut.replace(/\\[nrt"]/g, ' '))
        .slice(0, mostShown)
        .map(({ value }) => `\n${value}`)
    : [];
const mostShown = 20;

/** What opens or closes something. */
const marks = /["[\]{}]/g;

/** Offset of the next mark from `at` on, or the text's length. A short way on foot, since marks mostly stand close. */
function nextMark(text: string, from: number): number {
  for (let at = from; at < from + 24; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d) return at;
  }
  marks.lastIndex = from;
  return marks.test(text) ? marks.lastIndex - 1 : text.length;
}

/** Offset after the string that opens at `at`. */
function endOfString(text: string, at: number): number {
  let end = at;
  do {
    end = text.indexOf('"', end + 1);
    if (end === -1) throw new Unexpected();
  } while (oddBackslashes(text, end - 1));
  return end + 1;
}

/** Whether the run of backslashes that ends at `at` escapes what follows. */
function oddBackslashes(text: string, at: number): boolean {
  let from = at;
  while (text.charCodeAt(from) === 0x5c) from -= 1;
  return (at - from) % 2 === 1;
}
