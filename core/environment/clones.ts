import { cloned } from '#core/notebook/clone-command.ts';
import { commandsIn, shellCommands, wordsOf } from '#core/notebook/shell.ts';
import { stringsOf } from '#core/python/literal.ts';
import type { Analysis, Magic } from '#core/python/model.ts';
import type { Range } from '#protocol/finding.ts';
import { addsPath } from './search-path.ts';

/** A repository that a cell clones. */
export interface Clone {
  readonly cell: number;
  readonly range: Range;
  readonly url: string;
  /** As written; what stands in braces or behind a `$` is a value of the notebook. */
  readonly folder: string;
  /** A commit or a tag of it is checked out. */
  readonly pinned: boolean;
  /** The notebook goes into its folder, puts that on the search path or installs it: any module may come from there. */
  readonly entered: boolean;
}

interface Command {
  readonly cell: number;
  readonly range: Range;
  readonly text: string;
}

const kept = new WeakMap<Analysis, readonly Clone[]>();

/** The repositories that a notebook clones, in document order. */
export function clonesOf(analysis: Analysis): readonly Clone[] {
  const known = kept.get(analysis) ?? find(analysis);
  kept.set(analysis, known);
  return known;
}

function find(analysis: Analysis): readonly Clone[] {
  // Most notebooks clone nothing.
  if (!analysis.cells.some(({ cell }) => /\bclone\b/.test(cell.source))) return [];
  const commands = [...commandsOfMagics(analysis), ...commandsOfCalls(analysis)].sort((a, b) => a.cell - b.cell);
  return commands.flatMap(({ cell, range, text }, at) => {
    const repository = cloned(text);
    if (repository === null) return [];
    const { url, folder, revision } = repository;
    const later = commands.slice(at + 1).map((each) => each.text);
    const pinned = isFixed(revision) || later.some((each) => checksOut(each));
    return [{ cell, range, url, folder, pinned, entered: isEntered(analysis, folder, cell, later) }];
  });
}

const commandsOfMagics = ({ cells }: Analysis): Command[] =>
  cells.flatMap(({ cell, magics }) =>
    magics.flatMap((magic) => shellCommands(magic).map((text) => ({ cell: cell.index, range: magic.range, text }))),
  );

/** Those of `os.system("...")` and `subprocess.run([...])`. */
const commandsOfCalls = ({ statements }: Analysis): Command[] =>
  statements.flatMap(({ cell, calls }) =>
    calls.flatMap(({ path, range, syntax }) => {
      if (!/^(?:os\.(?:system|popen)|subprocess\.\w+)$/.test(path)) return [];
      const [first] = syntax.child('arguments')?.parts ?? [];
      const words = first === undefined ? null : stringsOf(first);
      return words === null ? [] : commandsIn(words.join(' ')).map((text) => ({ cell, range, text }));
    }),
  );

/** A commit's hash, or what looks like a tag: a branch has seldom a version for its name. */
const isFixed = (revision: string | null): boolean =>
  revision !== null && /^[0-9a-f]{7,40}$|\d[._]\d|^v\d+$|^[${]/.test(revision);

function checksOut(command: string): boolean {
  const [, ...words] = wordsOf(command);
  const at = words.findIndex((word) => /^(?:checkout|reset|switch)$/.test(word));
  return /^git\b/.test(command) && at >= 0 && words.slice(at + 1).some((word) => isFixed(word));
}

function isEntered(analysis: Analysis, folder: string, cell: number, later: readonly string[]): boolean {
  const base = folder.split('/').at(-1) ?? folder;
  const isIn = (path: string): boolean => path.split(/[^\w.-]+/).includes(base);
  const mayBeIn = (path: string): boolean => isIn(path) || /[${]/.test(path);
  // A shell that goes there goes there for itself, and for what it installs.
  const inside = later.some((text) => /^cd\s/.test(text) && mayBeIn(text));
  return (
    later.some((text) => installsFrom(text, (path) => isIn(path) || (inside && /^\.\/?(?:\[|$)/.test(path)))) ||
    analysis.cells.some(
      ({ cell: { index }, magics, python }) =>
        index >= cell &&
        (magics.some((magic) => goesTo(magic, mayBeIn)) ||
          addsPath(python).some((path) => path === null || isIn(path))),
    )
  );
}

/** Whether a command installs from a folder: `pip install -e a`, `pip install ./a`, `python a/setup.py install`. */
function installsFrom(command: string, isFolder: (path: string) => boolean): boolean {
  const words = wordsOf(command);
  const setup = words.find((word) => /(?:^|\/)setup\.py$/.test(word));
  if (setup !== undefined) return isFolder(setup) || isFolder('.');
  const at = words.indexOf('install');
  if (at < 1 || !/\bpip[\d.]*$/.test(words[at - 1] ?? '')) return false;
  return words.slice(at + 1).some((word, index, all) => {
    const isPath = /^\.|\//.test(word) || /^(?:-e|--editable)$/.test(all[index - 1] ?? '');
    return isPath && !word.includes('://') && !/^(?:-r|--requirement)$/.test(all[index - 1] ?? '') && isFolder(word);
  });
}

const goesTo = ({ kind, name, text }: Magic, isThere: (path: string) => boolean): boolean =>
  kind === 'line' &&
  (/^(?:cd|pushd)$/.test(name) || (/^(?:env|set_env)$/.test(name) && text.includes('PYTHONPATH'))) &&
  isThere(text);
