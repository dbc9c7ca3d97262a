import { effectOf } from '#core/python/effects/index.ts';
import type { Analysis, Call, Facts, Statement } from '#core/python/model.ts';
import { nodesOf } from '../walk.ts';
import { isReadLater } from './files.ts';

/** Whether the body of an answer becomes a table, or a file that the notebook reads. */
export function becomesData(analysis: Analysis, read: Facts['reads'][number]): boolean {
  const at = analysis.statements[read.statement];
  if (at === undefined) return false;
  if (at.calls.some((call) => makesTable(call) && isInside(read, call))) return true;
  return inFunctions(at, read) || followed(analysis, at);
}

/** Names that hold the answer, and those that hold what was in it. */
interface Held {
  readonly answers: Set<string>;
  readonly contents: Set<string>;
}

/** The same inside a function, whose names nobody outside sees. */
function inFunctions(at: Statement, read: Facts['reads'][number]): boolean {
  const call = at.calls.find(({ range }) => range === read.range);
  const held: Held = { answers: new Set(), contents: new Set() };
  for (const { parts } of nodesOf(at.syntax, 'function_definition').flatMap((node) => nodesOf(node, 'assignment'))) {
    const [left, right] = [parts[0], parts.at(-1)];
    if (left?.type !== 'identifier' || right === undefined || call === undefined) continue;
    const holds = right.holds(call.syntax);
    const content = /\.(?:text|content)\b|\.(?:json|read)\(/.test(right.text);
    if (holds) (content ? held.contents : held.answers).add(left.text);
    else if (takesContent(right.text, held) || mentions(right.text, held.contents)) held.contents.add(left.text);
  }
  return at.calls.some(
    (made) =>
      makesTable(made) &&
      made.arguments.some(
        ({ text }) => takesContent(text, held) || mentions(text, held.contents) || held.answers.has(text),
      ),
  );
}

const mentions = (text: string, names: ReadonlySet<string>): boolean =>
  (text.match(/\b[A-Za-z_]\w*/g) ?? []).some((word) => names.has(word));

/** Goes down the notebook with the names that hold the answer or its content, as long as they do. */
function followed(analysis: Analysis, start: Statement): boolean {
  const held: Held = { answers: new Set(start.defines), contents: new Set() };
  if (/\.(?:text|content)\b|\.(?:json|read)\(/.test(start.text))
    for (const name of [...start.defines, ...start.mutates]) held.contents.add(name);
  for (const statement of analysis.statements) {
    if (statement.id < start.id) continue;
    if (statement.calls.some((call) => makesTable(call) && isGiven(call, held))) return true;
    const taken = takesContent(statement.text, held) || statement.uses.some(({ name }) => held.contents.has(name));
    if (taken && writesFileThatIsRead(analysis, statement)) return true;
    if (statement.id > start.id) handOn(statement, taken, held);
    if (held.answers.size + held.contents.size === 0) return false;
  }
  return false;
}

/** What a statement binds holds content where it took some, and else holds it no longer. */
function handOn({ kind, defines, mutates }: Statement, taken: boolean, { answers, contents }: Held): void {
  for (const name of defines) {
    answers.delete(name);
    contents.delete(name);
  }
  const made = kind === 'function_definition' || kind === 'class_definition' ? [] : [...defines, ...mutates];
  if (taken) for (const name of made) contents.add(name);
}

/** `r.text`, `r.json()` and the like, of one of the answers. */
const takesContent = (text: string, { answers }: Held): boolean =>
  [...text.matchAll(/\b(\w+)\.(?:text|content|raw|json|read|iter_\w+)\b/g)].some(([, name = '']) => answers.has(name));

const isGiven = (call: Call, held: Held): boolean =>
  call.arguments.some(
    ({ names, text }) =>
      names.some((name) => held.contents.has(name)) || takesContent(text, held) || held.answers.has(text),
  );

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
