import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A small notebook that a person has judged: which lines a rule should speak of. */
export interface LabelledCase {
  /** Rule whose file it stands in, without its family. */
  readonly about: string;
  readonly what: string;
  /** The notebook, as `notebookOfScript` reads it, without the labels. */
  readonly script: string;
  /** Lines of `requirements.txt`; null when there is none. */
  readonly requirements: readonly string[] | null;
  readonly expected: readonly Expected[];
}

export interface Expected {
  /** `<family>/<name>`. */
  readonly rule: string;
  /** Zero-based, in document order. */
  readonly cell: number;
  /** Zero-based, in the cell's source. */
  readonly line: number;
}

export const labelledFolder = join(import.meta.dirname, '../../test/labelled');

/** Every labelled case; the files are named after the rule they are about. */
export const readCases = (): LabelledCase[] =>
  readdirSync(labelledFolder)
    .filter((name) => name.endsWith('.py'))
    .sort()
    .flatMap((name) => casesIn(name.slice(0, -'.py'.length), readFileSync(join(labelledFolder, name), 'utf8')));

/**
 * Cases of one file. `# === what it shows` begins one; what stands before the first is the first cell of all of them.
 * `# expect` at the end of a line wants a finding of the file's rule there, `# expect: other-rule` one of another;
 * `# requirements: a==1, b` gives the project such a file. A `¦` is taken out: invented secrets stand in two pieces, so that no
 * scanner takes their file for a leak.
 */
export function casesIn(about: string, text: string): LabelledCase[] {
  const [head = '', ...rest] = text.replaceAll('¦', '').split(/^# === +/m);
  return rest.map((part) => {
    const end = part.indexOf('\n');
    const body = part.slice(end + 1);
    return { about, what: part.slice(0, end).trim(), ...labelled(about, `${cellOf(head)}${cellOf(body)}`) };
  });
}

const cellOf = (text: string): string => {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  const requirements = /^# requirements: .*\n/.exec(trimmed)?.[0] ?? '';
  const cells = trimmed.slice(requirements.length);
  return /^# %%/.test(cells) ? `${requirements}${cells}\n` : `${requirements}# %%\n${cells}\n`;
};

function labelled(about: string, text: string): Pick<LabelledCase, 'script' | 'requirements' | 'expected'> {
  const expected: Expected[] = [];
  const lines: string[] = [];
  let requirements: string[] | null = null;
  let [cell, line] = [-1, 0];
  for (const written of text.split('\n')) {
    const files = /^# requirements: (.*)$/.exec(written)?.[1];
    if (files !== undefined) {
      requirements = files.split(', ');
      continue;
    }
    const [, plain = written, label] = /^(.*?)\s*# expect(?:: (.*))?$/.exec(written) ?? [];
    if (plain !== written)
      for (const rule of (label ?? about).split(', ')) expected.push({ rule: `notebook/${rule}`, cell, line });
    lines.push(plain);
    if (/^# %%/.test(written)) [cell, line] = [cell + 1, 0];
    else if (!/^# (?:out|error):/.test(written)) line += 1;
  }
  return { script: lines.join('\n'), requirements, expected };
}
