import { effectOf } from '#core/python/effects/index.ts';
import { placedArgument } from '#core/python/facts/context.ts';
import type { Analysis, Argument, Call } from '#core/python/model.ts';
import type { Spot } from '../../define.ts';
import { callAt } from '../arguments.ts';
import { nodesOf } from '../walk.ts';
import { asksClock, originsOf, storyOf } from './definitions.ts';
import { asksForRows, isLasting } from './sql.ts';

const connection = { position: 1, keywords: ['con', 'connection', 'engine', 'uri'] };

/** All of them, where they stand. */
export const liveQueries = (analysis: Analysis): Spot[] =>
  analysis.facts.reads.filter((read) => {
    const call = callAt(analysis, read);
    return call !== null && isLiveQuery(analysis, call);
  });

/** A query to a database that a server keeps, whose answer may be another one tomorrow. */
export function isLiveQuery(analysis: Analysis, call: Call): boolean {
  const reads = effectOf(call.path)?.reads;
  if (reads?.kind !== 'database' || reads.local === true || asksLocal(analysis, call)) return false;
  const query = placedArgument(call, reads);
  if (query === null) return true;
  const parameters = placedArgument(call, { position: null, keywords: ['params', 'parameters', 'execute_options'] });
  const sql = sqlOf(analysis, query);
  if (!asksForRows(sql)) return false;
  const given = [query, ...(parameters === null ? [] : [parameters])];
  return given.some((each) => asksClock(storyOf(analysis, each))) || !isLasting(sql);
}

const quoted = /^[rRbBfFuU]*("{3}|'{3}|"|')([\s\S]*)\1$/;
const strings = /[rfu]?(?:"{3}[\s\S]*?"{3}|'{3}[\s\S]*?'{3}|"[^"\n]*"|'[^'\n]*')/gi;

/** The strings a query is made of, in order; `{+}` stands for a value that is put between two of them. */
function sqlOf(analysis: Analysis, query: Argument): string {
  if (typeof query.literal === 'string') return query.literal;
  const own = query.text.match(strings) ?? [];
  const origins = [...originsOf(analysis, query.names, 2)].map(({ syntax }) =>
    nodesOf(syntax, 'string').map(({ text }) => text),
  );
  return [own, ...origins]
    .map((pieces) => pieces.map((piece) => quoted.exec(piece)?.[2] ?? piece).join('{+}'))
    .filter((text) => text !== '')
    .join('\n;\n');
}

/** Whether it asks a database in a file: the one it is given or, where that is not seen, all that the notebook opens. */
function asksLocal(analysis: Analysis, call: Call): boolean {
  const given = placedArgument(call, connection);
  const names = [...(given?.names ?? []), ...(call.receiver === null ? [] : [call.receiver])];
  if (given !== null && isFileAddress(given.text)) return true;
  const own = [...originsOf(analysis, names)].flatMap(({ calls }) => calls).filter(opens);
  const opened = own.length > 0 ? own : analysis.statements.flatMap(({ calls }) => calls).filter(opens);
  return opened.length > 0 && opened.every((each) => opensHere(analysis, each));
}

const opens = ({ path }: Call): boolean => effectOf(path)?.connects !== undefined;

function opensHere(analysis: Analysis, call: Call): boolean {
  if (effectOf(call.path)?.connects === 'here') return true;
  const [first] = call.arguments;
  return first !== undefined && isFileAddress(storyOf(analysis, first));
}

const isFileAddress = (text: string): boolean => /["'](?:sqlite|duckdb)(?:\+\w+)?:/.test(text);
