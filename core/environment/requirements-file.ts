import type { Outcome } from '#core/result.ts';
import type { Range } from '#protocol/finding.ts';
import { parseRequirement, type Requirement } from './requirement.ts';

/** One logical line of a requirements file (pip's format): continuation lines joined, comment left out. */
export type RequirementLine = RequirementEntry | OptionEntry;

export interface RequirementEntry {
  readonly kind: 'requirement';
  /** The requirement's text without options. */
  readonly text: string;
  /** From the requirement's first character to the end of its logical line, comment left out. */
  readonly range: Range;
  /** Only of `text`. */
  readonly textRange: Range;
  /** What it says, or why it is none. */
  readonly requirement: Outcome<Requirement>;
  /** Values of `--hash`, such as `sha256:...`. */
  readonly hashes: readonly string[];
  /** Words after `#`, trimmed; null when there is no comment. */
  readonly comment: string | null;
}

export interface OptionEntry {
  readonly kind: 'option';
  /** Long name: `requirement`, `constraint`, `editable`, `index-url`, `extra-index-url` ... */
  readonly name: string;
  readonly value: string;
  readonly range: Range;
  readonly comment: string | null;
}

const shortOptions: Readonly<Record<string, string>> = {
  r: 'requirement',
  c: 'constraint',
  e: 'editable',
  i: 'index-url',
  f: 'find-links',
};

/** Reads any text; a line that is no requirement carries why. Paths and bare URLs count as such a line's text. */
export function parseRequirementsFile(text: string): RequirementLine[] {
  return logicalLines(text).flatMap((logical) => {
    const line = readLine(logical);
    return line === null ? [] : [line];
  });
}

interface Logical {
  readonly first: number;
  /** Physical lines, each without its backslash. */
  readonly parts: readonly string[];
}

function logicalLines(text: string): Logical[] {
  const logical: Logical[] = [];
  let open: { first: number; parts: string[] } | null = null;
  for (const [number, line] of text.split(/\r\n|\r|\n/).entries()) {
    open ??= { first: number, parts: [] };
    // As pip does: a comment line ends a continuation, whatever its last character is.
    const goesOn = line.endsWith('\\') && !/^\s*#/.test(line);
    open.parts.push(goesOn ? `${line.slice(0, -1)} ` : line);
    if (goesOn) continue;
    logical.push(open);
    open = null;
  }
  if (open) logical.push(open);
  return logical;
}

function readLine({ first, parts }: Logical): RequirementLine | null {
  const joined = parts.join('\n');
  const commentAt = /(?:^|\s)#/.exec(joined);
  const comment = commentAt ? joined.slice(joined.indexOf('#', commentAt.index) + 1).trim() : null;
  const body = (commentAt ? joined.slice(0, commentAt.index) : joined).trimEnd();
  const start = body.search(/\S/);
  if (start < 0) return null;
  const position = (offset: number) => {
    const before = body.slice(0, offset);
    const line = before.split('\n').length - 1;
    return { line: first + line, character: offset - (before.lastIndexOf('\n') + 1) };
  };
  const range = { start: position(start), end: position(body.length) };
  const option = /^-(?:-([a-z-]+)(?:\s*=\s*|\s+|$)|([rceif])\s*=?\s*)([\s\S]*)$/.exec(body.slice(start));
  if (option) {
    const name = option[1] ?? shortOptions[option[2] ?? ''] ?? '';
    return { kind: 'option', name, value: (option[3] ?? '').trim(), range, comment };
  }
  const optionsAt = body.slice(start).search(/\s--?[a-z]/);
  const end = optionsAt < 0 ? body.length : start + optionsAt;
  const text = body.slice(start, end).trimEnd();
  return {
    kind: 'requirement',
    text,
    range,
    textRange: { start: range.start, end: position(start + text.length) },
    requirement: parseRequirement(text.replace(/\s+/g, ' ')),
    hashes: [...body.slice(end).matchAll(/--hash(?:=|\s+)(\S+)/g)].map((found) => found[1] ?? ''),
    comment,
  };
}
