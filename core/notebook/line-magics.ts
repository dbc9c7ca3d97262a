/** A magic, a shell line or a help request within a cell, as offsets into its source. */
export interface LineMagic {
  readonly kind: 'line' | 'shell' | 'help' | 'assignment';
  /** Where its text begins: of an assignment the name that is bound. */
  readonly start: number;
  readonly end: number;
  /** What is no Python. */
  readonly from: number;
  readonly to: number;
  /** Put where the blank begins, so that what is left is Python. */
  readonly filler: string;
}

/** Line magics followed by Python, and their one-letter options that take a value. */
const pythonAfter: ReadonlyMap<string, string> = new Map([
  ['time', ''],
  ['timeit', 'nrp'],
  ['prun', 'lsTD'],
  ['lprun', 'fmTDsu'],
  ['mprun', 'fT'],
  ['memit', 'rti'],
  ['snakeviz', 'f'],
  ['pyinstrument', ''],
  ['heat', ''],
  ['pinfo_time', ''],
]);

/** Offset in a magic's text where Python begins; null where none follows. */
export function pythonIn(text: string): number | null {
  const [head, name = ''] = /^%{1,2}([A-Za-z_]\w*)/.exec(text) ?? [];
  const valued = head === undefined ? undefined : pythonAfter.get(name);
  if (head === undefined || valued === undefined) return null;
  let at = head.length;
  for (;;) {
    const option = /^[ \t]+-(?:-[\w-]+|([A-Za-z])(\w*))(?=\s|$)/.exec(text.slice(at));
    if (option === null) break;
    at += option[0].length;
    if (option[1] !== undefined && option[2] === '' && valued.includes(option[1]))
      at += /^[ \t]+\S+/.exec(text.slice(at))?.[0].length ?? 0;
  }
  at += /^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0;
  return at < text.length && at > head.length && !/^[#\n]/.test(text.slice(at)) ? at : null;
}

/** Jupyter takes these without `%` as long as nothing else has the name. All but the bare ones are no Python whatever they mean. */
const automagics: readonly RegExp[] = [
  /^(?:ls|ll|pwd|cd|whos|who|who_ls|lsmagic)(?:[ \t]+[-~/.\w][^=(]*)?$/,
  /^(?:pip3?|conda|mamba|uv)[ \t]+(?:-\S+[ \t]+)*(?:install|uninstall|list|show|freeze|add|pip)\b/,
  /^(?:cd|cat|mkdir|rmdir|rm|cp|mv|less|more|man|head|tail)(?:[ \t]+-[A-Za-z]\w*)*[ \t]+(?:[\w~${"'.]|\/\w|\*\.)[^=(]*$/,
  /^(?:matplotlib|pylab|load_ext|reload_ext|autoreload|run|timeit|time|prun|config|xmode|colors|precision|store|history|env|alias|writefile|bash|pinfo|magic|pdb|reset|sql|tensorboard)(?:[ \t]+-[A-Za-z]\w*)*[ \t]+(?!(?:in|is|and|or|not|if|else|for|as|import)\b)(?:[\w'"]|~\/|\.{1,2}\/)[^=]*$/,
];
/** IPython's quoting and calling without brackets: `,f a b`, `;f a b`, `/f a b`. */
const quoting = /^(?:[,;][A-Za-z_][\w.]*[ \t]+\S|\/[A-Za-z_][\w.]*(?:[ \t]+\S.*)?$)/;
const helpLine = /^\?{1,2}[ \t]*%{0,2}[\w.*]+[ \t]*;?[ \t]*$/;
const compound = /^(?:for|while|if|with|def|class|try|async)\b/;

/** Everything in a cell's source from `from` on that is no Python but IPython's, in order (IPython's input transformations). */
export function lineMagics(source: string, from: number): LineMagic[] {
  const found: LineMagic[] = [];
  let at = from;
  while (at < source.length) at = logicalLine(source, at, found) + 1;
  return found;
}

/** Reads the logical line that begins at `start`; returns the offset of the newline that ends it. */
function logicalLine(source: string, start: number, found: LineMagic[]): number {
  const text = source.slice(start, lineEnd(source, start));
  const trimmed = text.trimStart();
  const first = start + text.length - trimmed.length;
  const indented = first > start;
  if (/^[%!]/.test(trimmed) || helpLine.test(trimmed) || quoting.test(trimmed) || isAutomagic(trimmed)) {
    return magicAt(source, { start: first, from: first, filler: indented ? '0' : '' }, found);
  }
  return pythonLine(source, start, first, found);
}

const isAutomagic = (line: string): boolean => automagics.some((pattern) => pattern.test(line));

/** Walks a line of Python, whatever brackets, quotes and backslashes carry it on, and takes the magics in it. */
function pythonLine(source: string, start: number, first: number, found: LineMagic[]): number {
  let depth = 0;
  let before = '';
  let statement = first;
  let at = first;
  while (at < source.length) {
    const char = source.charAt(at);
    if (char === '\n') {
      if (depth === 0) return at;
      at += 1;
      continue;
    }
    if (char === '#') {
      at = lineEnd(source, at);
      continue;
    }
    if (char === '"' || char === "'") {
      at = stringEnd(source, at);
      before = char;
      continue;
    }
    if (char === '\\') {
      at += 2;
      continue;
    }
    if (depth === 0 && (char === '%' || char === '!') && /^[;:=]$/.test(before) && startsMagic(source, at)) {
      const bound = before === '=';
      const filler = before === ';' ? '' : '0';
      return magicAt(source, { start: bound ? statement : at, from: at, filler }, found);
    }
    if (depth === 0 && char === '?' && /^\?{1,2}[ \t]*;?[ \t]*(?:\n|$)/.test(source.slice(at, at + 200))) {
      const end = lineEnd(source, at);
      const blank = { from: first, to: end, filler: first > start ? '0' : '' };
      found.push({ kind: 'help', start: first, end: trimmedEnd(source, first, end), ...blank });
      return end;
    }
    if ('([{'.includes(char)) depth += 1;
    if (')]}'.includes(char)) depth = Math.max(0, depth - 1);
    if (!/\s/.test(char)) {
      // `==`, `<=`, `+=` are no assignment.
      before = char === '=' && /[=!<>+\-*/%&|^@:]/.test(source.charAt(at - 1)) ? '==' : char;
      if (before === ';') statement = at + 1 + (/^[ \t]*/.exec(source.slice(at + 1))?.[0].length ?? 0);
    }
    at += 1;
  }
  return source.length;
}

const startsMagic = (source: string, at: number): boolean =>
  source.startsWith('!', at) ? source.charAt(at + 1) !== '=' : /^%{1,2}[A-Za-z_]/.test(source.slice(at, at + 3));

interface Opening {
  readonly start: number;
  readonly from: number;
  readonly filler: string;
}

/** Takes the magic that begins at `from`, with the lines a backslash carries it on to. */
function magicAt(source: string, { start, from, filler }: Opening, found: LineMagic[]): number {
  const stop = continuedEnd(source, from);
  const end = trimmedEnd(source, from, stop);
  const text = source.slice(from, end);
  const bound = start < from;
  const kind = bound ? 'assignment' : text.startsWith('!') ? 'shell' : isHelp(text) ? 'help' : 'line';
  const python = pythonIn(text);
  if (python === null) found.push({ kind, start, end, from, to: end, filler });
  else {
    const code = text.slice(python);
    found.push({ kind, start, end, from, to: from + python, filler: bound || compound.test(code) ? '' : '0;' });
  }
  return stop;
}

const isHelp = (text: string): boolean => helpLine.test(text) || /^%{0,2}[\w.*]+\?{1,2}$/.test(text);

function trimmedEnd(source: string, from: number, end: number): number {
  return from + source.slice(from, end).trimEnd().length;
}

function lineEnd(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end === -1 ? source.length : end;
}

function continuedEnd(source: string, from: number): number {
  let end = lineEnd(source, from);
  while (end < source.length && source[end - 1] === '\\' && end - 1 >= from) end = lineEnd(source, end + 1);
  return end;
}

/** Offset after the string literal that opens at `at`; an unclosed short string ends with its line. */
function stringEnd(source: string, at: number): number {
  const quote = source.charAt(at);
  const long = source.startsWith(quote.repeat(3), at);
  const closing = long ? quote.repeat(3) : quote;
  let here = at + closing.length;
  while (here < source.length) {
    if (source[here] === '\\') here += 2;
    else if (source.startsWith(closing, here)) return here + closing.length;
    else if (!long && source[here] === '\n') return here;
    else here += 1;
  }
  return source.length;
}
