import type { ManifestRule } from '#core/rules/rule.ts';
import type { Finding } from '#protocol/finding.ts';
import type { ManifestKind } from './kind.ts';
import { splitMark } from './text/lines.ts';

/** Longest text that is linted, in UTF-16 code units: a manifest is written by hand, more is a mistake or an attack. */
export const longest = 1_000_000;

interface Definition<T> {
  readonly id: string;
  readonly title: string;
  readonly example: string;
  matches(path: string): boolean;
  /** Reads anything without throwing; what is wrong is kept in the document for the kind's syntax rule. */
  parse(text: string, file: string): T;
  readonly rules: readonly ManifestRule<T>[];
}

/** A kind from its parser and its rules. */
export function defineKind<T>({ id, title, example, matches, parse, rules }: Definition<T>): ManifestKind {
  return {
    id,
    title,
    example,
    rules,
    matches,
    lint(text, file, project) {
      const { body } = splitMark(text);
      if (body.length > longest) return [tooLong(id, file, body.length)];
      const document = parse(body, file);
      return rules.flatMap((rule) => rule.check(document, file, project)).sort(byPlace);
    },
  };
}

function tooLong(kind: string, file: string, length: number): Finding {
  const start = { line: 0, character: 0 };
  return {
    rule: `${kind}/syntax`,
    severity: 'error',
    message: `This file is ${length} characters long and was not checked; ${longest} is the most Slipway reads. Split it, or leave it out of the project.`,
    place: { file, range: { start, end: start } },
    fixes: [],
  };
}

const byPlace = (a: Finding, b: Finding) =>
  a.place.range.start.line - b.place.range.start.line ||
  a.place.range.start.character - b.place.range.start.character ||
  (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
