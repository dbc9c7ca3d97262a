import type { Edit } from '#core/python/slice/edits.ts';
import { namesIn } from '#core/python/slice/naming.ts';
import type { Slice } from '#core/python/slice/slicer.ts';
import type { Step, Trace } from '#core/python/slice/trace.ts';
import { freeName } from './code.ts';

/** A value that training keeps for `features`, and where. */
export interface Recording {
  readonly name: string;
  readonly step: Step;
  readonly when: 'before' | 'after';
  /** Null where the statement's own text was changed to record it as it goes. */
  readonly expression: string | null;
  readonly names: readonly string[];
}

export interface Recordings {
  readonly list: readonly Recording[];
  /** Changes to cells' texts that record inside loops and functions, and name what has no name. */
  readonly edits: ReadonlyMap<number, readonly Edit[]>;
  readonly copies: boolean;
}

/** The slice's fitted values as statements of a script; `fitted` is what the dictionary is called there. */
export function recordingsOf(slice: Slice, trace: Trace, fitted: string, taken: ReadonlySet<string>): Recordings {
  const { writer } = slice;
  const names = new Set(taken);
  const objects = new Map<string, string>();
  for (const { name, expression } of writer.fitted) {
    if (!/^slipway_object_\d+$/.test(expression)) continue;
    const free = freeName([name, `${name}_object`], names);
    names.add(free);
    objects.set(expression, free);
  }
  const renamed = (text: string): string =>
    text.replace(/\bslipway_object_\d+\b/g, (word) => objects.get(word) ?? word);
  const list = writer.fitted.flatMap((item): Recording[] => {
    const step = trace.steps.find(
      ({ statement }) => statement.cell === item.cell && statement.range.start.line === item.line,
    );
    if (step === undefined) return [];
    const noted = /^slipway_fitted\[/.test(item.expression);
    const expression = noted ? null : renamed(item.expression);
    return [{ name: item.name, step, when: item.at, expression, names: noted ? [] : wordsOf(expression ?? '') }];
  });
  const edits = new Map(
    [...writer.recordings].map(([cell, own]) => {
      const python = trace.steps.find(({ statement }) => statement.cell === cell)?.cell.python ?? '';
      return [cell, own.map((edit) => scripted(edit, python, fitted, renamed))] as const;
    }),
  );
  const copies = [...writer.recordings.values()].flat().some(({ text }) => String(text).includes('deepcopy'));
  return { list, edits, copies };
}

/** Names an expression may read; a word in a text is taken for one, too, and does no harm. */
const wordsOf = (expression: string): string[] => [
  ...new Set([...expression.matchAll(/(?<![.\w])[A-Za-z_]\w*/g)].map(([word]) => word)),
];

/** The run's recording as a person would write it: on a line of its own. */
function scripted(edit: Edit, python: string, fitted: string, renamed: (text: string) => string): Edit {
  const text = renamed(typeof edit.text === 'string' ? edit.text : edit.text())
    .replaceAll('globals().setdefault("slipway_fitted", {})', fitted)
    .replaceAll('__import__("copy").deepcopy', 'copy.deepcopy');
  const before = /^(.*); $/s.exec(text)?.[1];
  const after = /^; (.*)$/s.exec(text)?.[1];
  const lineStart = python.lastIndexOf('\n', edit.start - 1) + 1;
  const indent = /^[ \t]*/.exec(python.slice(lineStart))?.[0] ?? '';
  const alone = python.slice(lineStart + indent.length, edit.start);
  if (before !== undefined && alone === '') return { ...edit, text: `${before}\n${indent}` };
  if (after !== undefined && !/:\s*\S/.test(alone.replace(/\[[^\]]*\]/g, '')))
    return { ...edit, text: `\n${indent}${after}` };
  return { ...edit, text };
}

/** Names of an input expression, and of nothing else. */
export const namesOf = (node: Parameters<typeof namesIn>[0]): readonly string[] => [...namesIn(node)];
