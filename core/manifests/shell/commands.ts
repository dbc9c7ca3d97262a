/** A word of a shell command. Offsets are into the text given. */
export interface Word {
  /** Quotes and escapes taken away; substitutions as written. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** One simple command of a script: `FOO=1 apt-get update` in `FOO=1 apt-get update && ...`. */
export interface Command {
  readonly words: readonly Word[];
  readonly start: number;
  readonly end: number;
  /** What follows it: `&&`, `||`, `;`, `|`, `&`, a line break, or nothing at the end. */
  readonly next: string;
  /** Its output goes to a file. */
  readonly redirected: boolean;
}

export interface ShellText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Character that joins lines: a Dockerfile may choose the backtick. */
  readonly joiner?: string;
  /** In a Dockerfile whole-line comments may stand between joined lines. */
  readonly commentsBetweenLines?: boolean;
}

const operators = ['&&', '||', ';;', '|&', ';', '|', '&', '(', ')'];

/**
 * Splits POSIX shell text into simple commands: enough to know which programs run with which words, no more.
 * Compound commands are not told apart; their keywords are words (see `program`). Never throws.
 */
export function commandsOf(source: ShellText): Command[] {
  const { text, start, end, joiner = '\\', commentsBetweenLines = false } = source;
  const commands: Command[] = [];
  let words: Word[] = [];
  let redirected = false;
  let heredocs: string[] = [];
  let at = start;

  const finish = (next: string) => {
    const [first] = words;
    const last = words.at(-1);
    if (first && last) commands.push({ words, start: first.start, end: last.end, next, redirected });
    words = [];
    redirected = false;
  };

  while (at < end) {
    const joined = joinedLine(text, at, end, joiner, commentsBetweenLines);
    if (joined > at) {
      at = joined;
      continue;
    }
    const unit = text.charAt(at);
    if (unit === '\n' || unit === '\r') {
      finish('\n');
      at++;
      for (const delimiter of heredocs) at = afterHeredoc(text, at, end, delimiter);
      heredocs = [];
    } else if (unit === ' ' || unit === '\t') at++;
    else if (unit === '#') at = lineEnd(text, at, end);
    else {
      const redirection = /^(?:\d*|&)(?:>>|>\||>|<<<|<<-?|<)(?:&\d|&-)?[ \t]*/.exec(
        text.slice(at, Math.min(end, at + 40)),
      );
      const operator = operators.find((symbol) => text.startsWith(symbol, at));
      if (redirection) {
        if (redirection[0].includes('>') && !/&[\d-]/.test(redirection[0])) redirected = true;
        at += redirection[0].length;
        if (/&[\d-]/.test(redirection[0])) continue;
        const target = readWord(text, at, end, joiner);
        if (/<<-?[ \t]*$/.test(redirection[0]) && !redirection[0].includes('<<<')) heredocs.push(target.value);
        at = target.end;
      } else if (operator) {
        finish(operator);
        at += operator.length;
      } else {
        const word = readWord(text, at, end, joiner);
        words.push(word);
        at = Math.max(word.end, at + 1);
      }
    }
  }
  finish('');
  return commands;
}

/** Past the body of a here-document, its closing line included; to the end when it is not closed. */
function afterHeredoc(text: string, at: number, end: number, delimiter: string): number {
  while (at < end) {
    const stop = lineEnd(text, at, end);
    const line = text.slice(at, stop).replace(/^\t+/, '');
    at = Math.min(stop + (text.startsWith('\r\n', stop) ? 2 : 1), end);
    if (line === delimiter) return at;
  }
  return end;
}

function lineEnd(text: string, at: number, end: number): number {
  while (at < end && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** Past an escaped line break, and past comment or empty lines after it where those may stand there. */
function joinedLine(text: string, at: number, end: number, joiner: string, comments: boolean): number {
  if (text[at] !== joiner) return at;
  const rest = /^[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(at + 1, Math.min(end, at + 200)));
  if (!rest) return at;
  at += 1 + rest[0].length;
  while (comments && at < end) {
    const between = /^[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)/.exec(text.slice(at, end));
    if (!between) break;
    at += between[0].length;
  }
  return at;
}

function readWord(text: string, start: number, end: number, joiner: string): Word {
  let value = '';
  let at = start;
  while (at < end) {
    const unit = text.charAt(at);
    if (/[\s;|&<>()]/.test(unit)) break;
    if (unit === "'") {
      const close = text.indexOf("'", at + 1);
      const stop = close < 0 || close >= end ? end : close;
      value += text.slice(at + 1, stop);
      at = Math.min(stop + 1, end);
    } else if (unit === '"') {
      at++;
      while (at < end && text[at] !== '"') {
        if (text[at] === '\\' && /["\\$`]/.test(text.charAt(at + 1))) at++;
        value += text.charAt(at);
        at++;
      }
      at = Math.min(at + 1, end);
    } else if (unit === '$' && (text[at + 1] === '(' || text[at + 1] === '{')) {
      const stop = closing(text, at + 1, end);
      value += text.slice(at, stop);
      at = stop;
    } else if (unit === '`' && joiner !== '`') {
      const close = text.indexOf('`', at + 1);
      const stop = close < 0 || close >= end ? end : close + 1;
      value += text.slice(at, stop);
      at = stop;
    } else if (unit === joiner) {
      if (at + 1 >= end || joinedLine(text, at, end, joiner, false) > at) break;
      value += text.charAt(at + 1);
      at += 2;
    } else {
      value += unit;
      at++;
    }
  }
  return { value, start, end: at };
}

/** End of `( ... )` or `{ ... }` that opens at `at`, nesting counted. */
function closing(text: string, at: number, end: number): number {
  const open = text.charAt(at);
  const close = open === '(' ? ')' : '}';
  let depth = 0;
  for (; at < end; at++) {
    if (text[at] === open) depth++;
    if (text[at] === close && --depth === 0) return at + 1;
  }
  return end;
}
