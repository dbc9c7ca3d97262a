import { afterSpace, endOfContainer, endOfScalar, endOfString, Unexpected } from './json-scan.ts';

const never = (): boolean => false;

/**
 * A place in a JSON text that goes on from value to value, and builds or steps over each as it is told. What it steps over is not
 * held against the grammar.
 */
export class JsonCursor {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    this.at = afterSpace(this.text, this.at);
    return this.at >= this.text.length;
  }

  /** The character that begins the next value or ends the container. */
  peek(): string {
    if (this.isAtEnd) throw new Unexpected();
    return this.text.charAt(this.at);
  }

  expect(char: string): void {
    if (this.peek() !== char) throw new Unexpected();
    this.at += 1;
  }

  /** The value that begins here, as the engine's parser builds it. */
  whole(): unknown {
    this.peek();
    const start = this.at;
    this.skip();
    return this.parsed(start);
  }

  /** What stands between `start` and here, built. */
  parsed(start: number): unknown {
    return JSON.parse(this.text.slice(start, this.at));
  }

  /** An object with each member as `member` builds it; `enough` says after each whether the others are left out. */
  object(member: (key: string) => unknown, enough = never): unknown {
    if (this.peek() !== '{') return this.whole();
    this.expect('{');
    const entries: [string, unknown][] = [];
    while (this.peek() !== '}') {
      if (entries.length > 0) this.expect(',');
      if (this.peek() !== '"') throw new Unexpected();
      const key = String(this.whole());
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

  /** Steps over the value that begins here. */
  skip(): void {
    const char = this.peek();
    if (char === '"') this.at = endOfString(this.text, this.at);
    else if (char === '{' || char === '[') this.at = endOfContainer(this.text, this.at + 1);
    else this.at = endOfScalar(this.text, this.at);
  }

  /** Steps over what is left of the container one is in. */
  skipRest(): void {
    this.at = endOfContainer(this.text, this.at);
  }
}
