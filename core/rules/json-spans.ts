/** A value's place in JSON text, and its members' by key or index. Offsets are UTF-16 units; `end` is after the last one. */
export interface JsonSpan {
  readonly start: number;
  readonly end: number;
  readonly members: ReadonlyMap<string, JsonSpan>;
  readonly items: readonly JsonSpan[];
}

/** Finds the places of all values of a valid JSON text (`JSON.parse` took it); `depth` levels deep, the rest without members. */
export function jsonSpans(text: string, depth: number): JsonSpan {
  return new Scanner(text).value(text.charCodeAt(0) === 0xfeff ? 1 : 0, depth);
}

/** Cells of a notebook in document order: nbformat 4 has them at the top, nbformat 3 in worksheets. */
export function cellSpans(notebook: string): readonly JsonSpan[] {
  const cells = jsonSpans(notebook, 5).members.get('cells');
  if (cells) return cells.items;
  // A worksheet is one level more, and the lines of a source are wanted in it, too.
  const root = jsonSpans(notebook, 6);
  return (root.members.get('worksheets')?.items ?? []).flatMap((sheet) => sheet.members.get('cells')?.items ?? []);
}

/** A cell's source, a string or a list of strings; undefined where it has none. */
export const sourceSpan = (cell: JsonSpan | undefined): JsonSpan | undefined =>
  cell?.members.get('source') ?? cell?.members.get('input');

class Scanner {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  value(from: number, depth: number): JsonSpan {
    const start = this.#skip(from);
    const first = this.#text[start];
    if (first === '"') return leaf(start, this.#string(start));
    if (first !== '{' && first !== '[') return leaf(start, this.#word(start));
    return depth > 0 ? this.#container(start, depth) : leaf(start, this.#over(start));
  }

  #container(start: number, depth: number): JsonSpan {
    const object = this.#text[start] === '{';
    const members = new Map<string, JsonSpan>();
    const items: JsonSpan[] = [];
    let at = this.#skip(start + 1);
    while (at < this.#text.length && this.#text[at] !== '}' && this.#text[at] !== ']') {
      let key = '';
      if (object) {
        const end = this.#string(at);
        key = String(JSON.parse(this.#text.slice(at, end)));
        at = this.#skip(end) + 1;
      }
      const span = this.value(at, depth - 1);
      if (object) members.set(key, span);
      else items.push(span);
      at = this.#skip(span.end);
      if (this.#text[at] === ',') at = this.#skip(at + 1);
    }
    return { start, end: at + 1, members, items };
  }

  /** End of a container whose inside does not matter: brackets counted, strings stepped over. */
  #over(start: number): number {
    let open = 0;
    let at = start;
    while (at < this.#text.length) {
      const char = this.#text[at];
      if (char === '"') {
        at = this.#string(at);
        continue;
      }
      if (char === '{' || char === '[') open++;
      if (char === '}' || char === ']') open--;
      at++;
      if (open === 0) break;
    }
    return at;
  }

  #string(start: number): number {
    let at = start + 1;
    while (at < this.#text.length && this.#text[at] !== '"') at += this.#text[at] === '\\' ? 2 : 1;
    return at + 1;
  }

  #word(start: number): number {
    let at = start;
    while (at < this.#text.length && /[\w.+-]/.test(this.#text[at] ?? '')) at++;
    return at;
  }

  #skip(from: number): number {
    let at = from;
    while (at < this.#text.length && /[ \t\r\n]/.test(this.#text[at] ?? '')) at++;
    return at;
  }
}

const leaf = (start: number, end: number): JsonSpan => ({ start, end, members: new Map(), items: [] });
