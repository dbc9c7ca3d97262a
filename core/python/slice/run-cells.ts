import { Positions } from '#core/notebook/positions.ts';
import type { Project } from '#core/project.ts';
import type { Range } from '#protocol/finding.ts';
import type { Analysis } from '../model.ts';
import { applyEdits, type Edit } from './edits.ts';
import { at } from './obstacle.ts';

export interface RunCells {
  readonly cells: readonly { readonly cell: number; readonly source: string }[];
  readonly changes: readonly string[];
  /** Data files read, relative to the project. */
  readonly data: readonly string[];
}

/** Text of a cell that is written in another way, in one line. */
export interface Replacement {
  readonly cell: number;
  readonly range: Range;
  readonly newText: string;
}

/** What the cells are changed by, beyond what every run needs. */
export interface CellChanges {
  /** Recordings of values, by cell. */
  readonly recordings: ReadonlyMap<number, readonly Edit[]>;
  readonly replaced: readonly Replacement[];
}

/** The cells as plain Python to run in the project folder, line for line, and what was changed for it. */
export function runCells(
  analysis: Analysis,
  project: Project,
  order: readonly number[],
  { recordings, replaced }: CellChanges,
): RunCells {
  const changes: string[] = [];
  const data = new Set<string>();
  const cells = order.flatMap((index) => {
    const syntax = analysis.cells.find((item) => item.cell.index === index);
    if (syntax === undefined) return [];
    const positions = new Positions(syntax.python);
    const edit = (range: Range, text: string): Edit => ({
      start: positions.offset(range.start),
      end: positions.offset(range.end),
      text,
    });
    const edits: Edit[] = [...(recordings.get(index) ?? [])];
    for (const { cell, range, newText } of replaced) {
      if (cell !== index) continue;
      const change = edit(range, newText);
      const before = syntax.python.slice(change.start, change.end);
      // A line stays a line: places in messages and probes are counted in them.
      if (before.includes('\n') || newText.includes('\n')) continue;
      edits.push(change);
      changes.push(`Runs \`${newText}\` for \`${before}\` (${at(index, range.start.line)}), which is gone.`);
    }
    for (const { range, value } of pathsIn(analysis, index)) {
      const file = fileFor(value, project);
      if (file === null) continue;
      data.add(file);
      if (file === value) continue;
      edits.push(edit(range, JSON.stringify(file)));
      changes.push(`Reads \`${file}\` of the project instead of \`${value}\` (${at(index, range.start.line)}).`);
    }
    for (const { cell, range, kind, in: where } of analysis.facts.secrets) {
      if (cell !== index || where !== 'source') continue;
      const name = variableFor(syntax.python, positions.offset(range.start));
      edits.push(edit(range, `__import__("os").environ.get(${JSON.stringify(name)}, "")`));
      changes.push(`Takes the ${kind} (${at(index, range.start.line)}) from the environment variable \`${name}\`.`);
    }
    for (const install of analysis.facts.installs) {
      if (install.cell !== index) continue;
      const packages = install.requirements.join(', ');
      changes.push(
        `Leaves out the install of ${packages === '' ? 'packages' : packages} (${at(index, install.range.start.line)}); the environment comes from the lock.`,
      );
      if (!isMagic(syntax, install.range)) edits.push(edit(install.range, 'None'));
    }
    return [{ cell: index, source: applyEdits(syntax.python, edits) }];
  });
  return { cells, changes, data: [...data].sort() };
}

/** Literal paths of a cell: those that look like one machine's own, and those data is read from. */
export function pathsIn(analysis: Analysis, index: number): { range: Range; value: string }[] {
  const read = analysis.facts.reads.flatMap(({ cell, source, sourceRange, path }) =>
    cell === index &&
    source !== null &&
    sourceRange !== null &&
    !/^[a-z][a-z0-9+]*:\/\//i.test(source) &&
    !/load_dataset|fetch_/.test(path)
      ? [{ range: sourceRange, value: source }]
      : [],
  );
  const absolute = analysis.facts.absolutePaths.filter(({ cell }) => cell === index);
  const known = new Set(read.map(({ range }) => `${range.start.line}:${range.start.character}`));
  return [...read, ...absolute.filter(({ range }) => !known.has(`${range.start.line}:${range.start.character}`))];
}

/** The project's file a path means: the path itself, or the only file of the same base name. */
export function fileFor(path: string, project: Project): string | null {
  const plain = path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  if (project.paths.includes(plain)) return plain === path ? path : plain;
  const base = plain.split('/').at(-1) ?? '';
  const same = base === '' ? [] : project.paths.filter((item) => item === base || item.endsWith(`/${base}`));
  return same.length === 1 ? (same[0] ?? null) : null;
}

/** Name of the environment variable for a secret: what it is assigned to, or a general one. */
export function variableFor(python: string, offset: number): string {
  const line = python.slice(python.lastIndexOf('\n', offset - 1) + 1, offset);
  const name = /([A-Za-z_]\w*)["'\]]*\s*[=:]\s*$/.exec(line)?.[1];
  return (name ?? 'NOTEBOOK_SECRET').toUpperCase();
}

const isMagic = (syntax: Analysis['cells'][number], range: Range): boolean =>
  syntax.magics.some((magic) => magic.range.start.line <= range.start.line && range.start.line <= magic.range.end.line);
