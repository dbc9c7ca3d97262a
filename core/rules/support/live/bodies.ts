import { effectOf } from '#core/python/effects/index.ts';
import type { Analysis, Call, Facts, Statement } from '#core/python/model.ts';
import { isReadLater } from './files.ts';

/** Whether the body of an answer becomes a table, or a file that the notebook reads. */
export function becomesData(analysis: Analysis, read: Facts['reads'][number]): boolean {
  const at = analysis.statements[read.statement];
  if (at === undefined) return false;
  if (at.calls.some((call) => makesTable(call) && isInside(read, call))) return true;
  return followed(analysis, at);
}

/** Goes down the notebook with the names that hold the answer, then with those that hold what was in it. */
function followed(analysis: Analysis, start: Statement): boolean {
  const answers = new Set([...start.defines]);
  const contents = new Set<string>();
  if (/(?:\.(?:text|content)\b|\.(?:json|read)\()/.test(start.text))
    for (const name of [...start.defines, ...start.mutates]) contents.add(name);
  for (const statement of analysis.statements) {
    if (statement.id < start.id) continue;
    const opens = new RegExp(
      `\\b(?:${[...answers].join('|') || '\\b\\B'})\\.(?:text|content|raw|json|read|iter_\\w+)\\b`,
    );
    if (statement.calls.some((call) => makesTable(call) && isGiven(call, contents, answers, opens))) return true;
    const used = statement.uses.some(({ name }) => contents.has(name)) || opens.test(statement.text);
    if (!used) continue;
    if (writesFileThatIsRead(analysis, statement)) return true;
    if (/^(?:assignment|for_statement|with_statement)$/.test(statement.kind) || statement.mutates.length > 0)
      for (const name of [...statement.defines, ...statement.mutates]) contents.add(name);
  }
  return false;
}

function isGiven(call: Call, contents: ReadonlySet<string>, answers: ReadonlySet<string>, opens: RegExp): boolean {
  return call.arguments.some(
    ({ names, text }) =>
      names.some((name) => contents.has(name)) || opens.test(text) || (answers.has(text) && text === text.trim()),
  );
}

const writesFileThatIsRead = (analysis: Analysis, { id }: Statement): boolean =>
  analysis.facts.writes.some(
    ({ statement, target }) => statement === id && target !== null && isReadLater(analysis, { name: target, text: '' }),
  );

/** Reads or makes a table: not a method of one. */
function makesTable({ path }: Call): boolean {
  const returns = path.startsWith('<') ? undefined : effectOf(path)?.returns;
  return (
    path === 'pandas.read_html' ||
    (typeof returns === 'string' &&
      /^(?:pandas\.DataFrame|polars\.(?:DataFrame|LazyFrame)|datasets\.Dataset)$/.test(returns))
  );
}

const isInside = (read: Facts['reads'][number], { range, syntax }: Call): boolean =>
  syntax.text.length > 0 &&
  (range.start.line < read.range.start.line ||
    (range.start.line === read.range.start.line && range.start.character < read.range.start.character)) &&
  (range.end.line > read.range.end.line ||
    (range.end.line === read.range.end.line && range.end.character >= read.range.end.character));
