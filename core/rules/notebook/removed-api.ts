import { Positions } from '#core/notebook/positions.ts';
import type { Analysis, Argument, Call, Statement } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { type Removed, removedApi } from '../data/removed-api.ts';
import { defineNotebookRule, type FixDraft, type Look, type Spot } from '../define.ts';
import { cellAt, textAt } from '../support/source.ts';
import { isBefore } from '../support/versions.ts';
import { nodesOf } from '../support/walk.ts';

export const removedApiRule = defineNotebookRule(
  {
    id: 'notebook/removed-api',
    title: 'The library no longer has this',
    severity: 'warning',
    item: 'environment',
    why: 'With today’s version of the library the notebook stops at this line. Nothing in the project keeps the old version either.',
    source: `scikit-learn, "Release history", and the release notes of each library: https://scikit-learn.org/stable/whats_new.html`,
    bad: 'import numpy as np\n\nprices = np.zeros(3, dtype=np.float)',
    good: 'import numpy as np\n\nprices = np.zeros(3, dtype=float)',
    fix: 'Safe where the new name is the same thing (`np.float` is `float`) and was there in the old version, too. Offered where only newer versions know the new name. Otherwise none: the new way needs other lines. Nothing is said where the project pins a version that still has it.',
  },
  (look) => {
    const { analysis } = look;
    eachRemoved(look, (at, removed, fixes) => {
      const versions =
        removed.until === undefined ? `${removed.version} and later` : `${removed.version} to ${removed.until}`;
      const gone =
        removed.keyword === undefined ? (textAt(analysis, at).split(/[(\n]/)[0] ?? '') : `${removed.keyword}=`;
      look.report(at, `${nameOf(removed)} ${versions} do not have \`${gone}\`. Use ${removed.instead}.`, { fixes });
    });
  },
);

/** Every place that uses what a library no longer has, once, but for what the project keeps an older version of. */
export function eachRemoved(look: Pick<Look, 'analysis' | 'project'>, found: Tell): void {
  const { analysis } = look;
  if (analysis.imports.some(({ path }) => path.startsWith('tensorflow.compat.v1'))) return;
  const told = new Set<string>();
  const tell: Tell = (at, removed, fixes) => {
    const key = `${at.cell} ${at.range.start.line} ${at.range.start.character}`;
    if (told.has(key) || isKept(look, removed)) return;
    told.add(key);
    found(at, removed, fixes);
  };
  for (const item of analysis.imports) {
    const removed = entriesFor(item.path).find(isWhole);
    if (removed !== undefined && !item.conditional) tell(item, removed, importFix(analysis, item, removed));
  }
  const modules = new Map(analysis.imports.map(({ binding, path }) => [binding, path]));
  for (const statement of analysis.statements) {
    // The name goes before its call: of `np.float(3)` only the name is to be replaced.
    attributes(analysis, statement, modules, tell);
    for (const call of statement.calls) inCall(analysis, statement, call, tell);
  }
}

/** Gone whatever it is called with. */
const isWhole = ({ keyword, argument, places }: Removed): boolean =>
  keyword === undefined && argument === undefined && places === undefined;

/** The same few paths come again and again. */
const known = new Map<string, readonly Removed[]>();
const mostKnown = 5_000;

function entriesFor(path: string): readonly Removed[] {
  const found = known.get(path) ?? removedApi.filter(({ path: old }) => old.test(path));
  if (known.size >= mostKnown) known.clear();
  known.set(path, found);
  return found;
}

type Tell = (at: Spot, removed: Removed, fixes: readonly FixDraft[]) => void;

const nameOf = ({ distribution }: Removed): string => (distribution === 'python' ? 'Python' : distribution);

/** The project, or the notebook's own Python, is older than the removal. */
function isKept(
  { analysis, project }: Pick<Look, 'analysis' | 'project'>,
  { distribution, version }: Removed,
): boolean {
  if (distribution !== 'python') return isBefore(analysis, project, distribution, version);
  const own = project.manifest?.environment.python ?? analysis.notebook.languageVersion ?? '';
  const [major = 0, minor = 0] = own.split('.').map(Number);
  const [, wanted = 0] = version.split('.').map(Number);
  return major > 0 && (major < 3 || minor < wanted);
}

function inCall(analysis: Analysis, { cell }: Statement, call: Call, tell: Tell): void {
  for (const removed of entriesFor(call.path)) {
    if (removed.argument !== undefined) {
      const [first] = call.arguments;
      if (first?.keyword === null && removed.argument.test(first.text))
        tell({ cell, range: first.range }, removed, argumentFix(cell, first, removed));
      continue;
    }
    if (removed.places !== undefined) {
      if (hasTooManyPlaces(call, removed.places))
        tell({ cell, range: call.range }, removed, placesFix(cell, call, removed.places));
      continue;
    }
    if (removed.keyword === undefined) {
      // A name that was imported is told of at the import.
      if (call.syntax.child('function')?.type === 'identifier') return;
      const kind = everywhere.has(removed.renamed ?? '') ? 'safe' : 'offered';
      tell({ cell, range: call.range }, removed, methodFix(analysis, cell, call, removed.renamed, kind));
      return;
    }
    const argument = call.arguments.find(({ keyword }) => keyword === removed.keyword);
    if (argument === undefined || (removed.value && !removed.value.test(argument.text))) continue;
    const fixes =
      removed.method === undefined
        ? keywordFix(analysis, cell, call, argument, removed)
        : methodFix(analysis, cell, call, removed.method, 'safe');
    tell({ cell, range: argument.range }, removed, fixes);
  }
}

/** `np.float` is no call; imports resolve its first part. */
function attributes(analysis: Analysis, statement: Statement, modules: ReadonlyMap<string, string>, tell: Tell): void {
  let positions: Positions | null = null;
  for (const node of nodesOf(statement.syntax, 'attribute')) {
    const path = pathOf(node, modules);
    const removed = path === null ? undefined : entriesFor(path).find(isWhole);
    if (removed === undefined) continue;
    positions ??= new Positions(cellAt(analysis, statement.cell)?.python ?? '');
    const range = positions.range(node.start, node.end);
    tell({ cell: statement.cell, range }, removed, attributeFix(statement.cell, node, range, removed));
  }
}

function pathOf(node: SyntaxNode, modules: ReadonlyMap<string, string>): string | null {
  const object = node.child('object');
  const name = node.child('attribute')?.text;
  if (object === null || name === undefined) return null;
  if (object.type === 'attribute') {
    const before = pathOf(object, modules);
    return before === null ? null : `${before}.${name}`;
  }
  const module = object.type === 'identifier' ? modules.get(object.text) : undefined;
  return module === undefined ? null : `${module.split('.')[0] === object.text ? object.text : module}.${name}`;
}

/** Names that older versions have as well may take the place without a second thought. */
const everywhere = new Set([
  'nan',
  'inf',
  'float64',
  'complex128',
  'str_',
  'bytes_',
  'all',
  'any',
  'prod',
  'cumprod',
  'items',
  'perf_counter',
]);

function attributeFix(cell: number, node: SyntaxNode, range: Spot['range'], removed: Removed): FixDraft[] {
  const name = node.child('attribute')?.text ?? '';
  const text = removed.exact?.startsWith('import') ? undefined : removed.exact;
  const newText = text ?? (removed.renamed && `${node.text.slice(0, -name.length)}${removed.renamed}`);
  if (newText === undefined || node.text.includes('\n')) return [];
  const safe = text !== undefined || everywhere.has(removed.renamed ?? '');
  return [{ title: `Use \`${newText}\``, kind: safe ? 'safe' : 'offered', edits: [{ cell, range, newText }] }];
}

function methodFix(
  analysis: Analysis,
  cell: number,
  call: Call,
  newText: string | undefined,
  kind: FixDraft['kind'],
): FixDraft[] {
  const callee = call.syntax.child('function');
  const attribute = callee?.child('attribute');
  if (!attribute || newText === undefined) return [];
  const range = new Positions(cellAt(analysis, cell)?.python ?? '').range(attribute.start, attribute.end);
  return [{ title: `Use \`${newText}\``, kind, edits: [{ cell, range, newText }] }];
}

type Places = NonNullable<Removed['places']>;

const byPlace = (call: Call): readonly Argument[] => call.arguments.filter(({ keyword }) => keyword === null);

/** More by place than newer versions take, or one that they take for the table which is named as well. */
function hasTooManyPlaces(call: Call, { most }: Places): boolean {
  const count = byPlace(call).length;
  return count > most || (count > 0 && call.arguments.some(({ keyword }) => keyword === 'data'));
}

/** Each argument under its name. None where they are spread out of a list, or more than have names. */
function placesFix(cell: number, call: Call, { names }: Places): FixDraft[] {
  const given = byPlace(call);
  if (given.length > names.length || call.arguments.some(({ text }) => text.startsWith('*'))) return [];
  if (call.arguments.some(({ keyword }) => keyword !== null && names.slice(0, given.length).includes(keyword)))
    return [];
  const edits = given.map(({ range: { start } }, at) => ({
    cell,
    range: { start, end: start },
    newText: `${names[at] ?? ''}=`,
  }));
  return [{ title: 'Name the arguments', kind: 'safe', edits }];
}

/** The argument as every version knows it. */
const argumentFix = (cell: number, { range }: Argument, { exact }: Removed): FixDraft[] =>
  exact === undefined ? [] : [{ title: `Use \`${exact}\``, kind: 'safe', edits: [{ cell, range, newText: exact }] }];

/** The keyword under its new name, or its value. */
function keywordFix(analysis: Analysis, cell: number, call: Call, argument: Argument, removed: Removed): FixDraft[] {
  const { keyword, renamed } = removed;
  if (renamed === undefined || keyword === undefined) return [];
  if (removed.value !== undefined)
    return [
      { title: `Use \`${renamed}\``, kind: 'offered', edits: [{ cell, range: argument.range, newText: renamed }] },
    ];
  const name = call.syntax
    .child('arguments')
    ?.parts.find((part) => part.type === 'keyword_argument' && part.child('name')?.text === keyword)
    ?.child('name');
  if (!name) return [];
  const range = new Positions(cellAt(analysis, cell)?.python ?? '').range(name.start, name.end);
  const kind = removed.same === true ? 'safe' : 'offered';
  return [{ title: `Use \`${renamed}\``, kind, edits: [{ cell, range, newText: renamed }] }];
}

/** `from sklearn.externals import joblib` alone on its line. */
function importFix(analysis: Analysis, item: Analysis['imports'][number], removed: Removed): FixDraft[] {
  const statement = analysis.statements.find(
    ({ cell, range, kind }) =>
      cell === item.cell &&
      /^import/.test(kind) &&
      range.start.line <= item.range.start.line &&
      item.range.end.line <= range.end.line,
  );
  if (statement === undefined || statement.defines.length !== 1 || statement.text.includes('\n')) return [];
  const { cell, range, text } = statement;
  const edit = (newText: string): FixDraft[] => [
    { title: `Use \`${newText}\``, kind: 'safe', edits: [{ cell, range, newText }] },
  ];
  if (removed.exact?.startsWith('import ')) return item.binding === 'joblib' ? edit(removed.exact) : [];
  if (removed.renamed?.includes('.') !== true || !/^from /.test(text)) return [];
  return edit(text.replace(/^from \S+/, `from ${removed.renamed}`));
}
