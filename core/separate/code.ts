/** Indents code; lines inside a text of several lines are left as they are, since they are part of it. */
export function indentCode(text: string, by: string): string {
  const lines = text.split('\n');
  let quote: string | null = null;
  return lines
    .map((line) => {
      const inside = quote !== null;
      quote = quoteAfter(line, quote);
      return inside || line === '' ? line : `${by}${line}`;
    })
    .join('\n');
}

/** The triple quote that is open at the end of a line. */
function quoteAfter(line: string, open: string | null): string | null {
  let quote = open;
  for (let at = 0; at < line.length; at += 1) {
    const three = line.slice(at, at + 3);
    if (quote !== null) {
      if (line[at] === '\\') at += 1;
      else if (three === quote) {
        quote = null;
        at += 2;
      }
      continue;
    }
    if (line[at] === '#') return null;
    if (three === '"""' || three === "'''") {
      quote = three;
      at += 2;
    } else if (line[at] === '"' || line[at] === "'") {
      const end = endOfText(line, at);
      if (end === -1) return null;
      at = end;
    }
  }
  return quote;
}

function endOfText(line: string, start: number): number {
  for (let at = start + 1; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1;
    else if (line[at] === line[start]) return at;
  }
  return -1;
}

/** Longest line that is written. */
export const widest = 100;

/** `head(a, b, c)` and `tail`, on one line where it fits and else one argument a line, as formatters leave it. */
export function listed(head: string, parts: readonly string[], tail = ''): string {
  const line = `${head}(${parts.join(', ')})${tail}`;
  if (line.length <= widest) return line;
  return `${head}(\n${parts.map((part) => `    ${part},\n`).join('')})${tail}`;
}

const standard = new Set(
  `__future__ abc argparse ast asyncio base64 bisect calendar collections concurrent contextlib copy csv ctypes dataclasses datetime
   decimal difflib enum fractions functools gc getpass glob gzip hashlib heapq html http importlib inspect io itertools json locale
   logging math multiprocessing numbers operator os pathlib pickle platform pprint queue random re shutil signal socket sqlite3
   statistics string struct subprocess sys tarfile tempfile textwrap threading time timeit tokenize traceback types typing
   unicodedata urllib uuid warnings weakref xml zipfile zlib zoneinfo`.split(/\s+/),
);

/** Import lines in the groups that formatters sort them into; `own`: modules that stand beside the file. */
export function importBlock(lines: readonly string[], own: readonly string[] = []): string {
  const single = [...new Set(lines)];
  const merged = mergeFrom(single);
  const groups: string[][] = [[], [], [], []];
  for (const line of merged) {
    const module = /^(?:from|import)\s+([\w.]+)/.exec(line)?.[1] ?? '';
    const top = module.split('.')[0] ?? '';
    const group = top === '__future__' ? 0 : standard.has(top) ? 1 : own.includes(top) ? 3 : 2;
    groups[group]?.push(line);
  }
  return groups
    .filter((group) => group.length > 0)
    .map((group) => group.sort(byModule).join('\n'))
    .join('\n\n');
}

/** `from a import x` and `from a import y` on one line. */
function mergeFrom(lines: readonly string[]): string[] {
  const names = new Map<string, Set<string>>();
  const others: string[] = [];
  for (const line of lines) {
    const match = /^from (\S+) import ([^*(]+)$/.exec(line);
    if (match === null) others.push(line);
    else {
      const [, module = '', what = ''] = match;
      const known = names.get(module) ?? new Set();
      for (const name of what.split(',')) known.add(name.trim());
      names.set(module, known);
    }
  }
  const joined = [...names].map(([module, what]) => {
    const sorted = [...what].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
    const line = `from ${module} import ${sorted.join(', ')}`;
    return line.length <= widest
      ? line
      : `from ${module} import (\n${sorted.map((name) => `    ${name},\n`).join('')})`;
  });
  return [...others, ...joined];
}

/** Constants, then classes, then functions. */
const rank = (name: string): number => (/^[A-Z0-9_]+(?: |$)/.test(name) ? 0 : /^[A-Z]/.test(name) ? 1 : 2);

/** Whole modules before names taken from modules, each by name. */
const byModule = (a: string, b: string): number => {
  const key = (line: string): string =>
    `${line.startsWith('from') ? 1 : 0} ${/^\w+\s+([\w.]+)/.exec(line)?.[1]?.toLowerCase()}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
};

/** A name that none of the taken ones is. */
export function freeName(wanted: readonly string[], taken: ReadonlySet<string>): string {
  const free = wanted.find((name) => !taken.has(name));
  if (free !== undefined) return free;
  const base = wanted.at(-1) ?? 'value';
  for (let number = 2; ; number += 1) if (!taken.has(`${base}_${number}`)) return `${base}_${number}`;
}
