import { shellCommands } from '#core/notebook/shell.ts';
import type { Analysis, Statement } from '#core/python/model.ts';
import { originsOf } from './definitions.ts';

/** What the notebook checks against a digest: statements whose result it compares, and all the text that the check is of. */
export interface Checked {
  readonly statements: ReadonlySet<Statement>;
  readonly text: string;
}

const digest = /\bhashlib\b|\bhexdigest\(|\.digest\(|\bfile_digest\(|\bhash_pandas_object\(|\bfile_hash\(/;
const compared = /==|!=|\bassert/;
const checks = /^(?:assert|if|for|while|try|with|expression)_/;
const summed = /\b(?:sha\d*sum|shasum|md5sum)\b.*\s(?:-c|--check)\b/;

const nothing: Checked = { statements: new Set(), text: '' };

/** A digest that is only shown, or kept for later, checks nothing. */
export function checkedData(analysis: Analysis): Checked {
  if (!analysis.cells.some(({ cell }) => digest.test(cell.source) || summed.test(cell.source))) return nothing;
  const statements = new Set(analysis.statements.flatMap((statement) => checkOf(analysis, statement)));
  const commands = analysis.cells
    .flatMap(({ magics }) => magics.flatMap(shellCommands))
    .filter((command) => summed.test(command));
  return { statements, text: [...[...statements].map(({ text }) => text), ...commands].join('\n') };
}

/** A statement that compares a digest, itself or by a function of the notebook, with all that it is made from; else none. */
function checkOf(analysis: Analysis, statement: Statement): Statement[] {
  if (!checks.test(statement.kind)) return [];
  const names = statement.uses.map(({ name }) => name);
  const story = [statement, ...originsOf(analysis, names)];
  const taken = story.filter(({ text }) => digest.test(text));
  if (taken.length === 0) return [];
  const byFunction = taken.some(({ kind, text }) => kind === 'function_definition' && compared.test(text));
  return compared.test(statement.text) || byFunction ? story : [];
}
