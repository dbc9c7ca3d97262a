/** Cell magics whose body is Python of the notebook's own namespace. All others hold something else, or run elsewhere. */
const pythonBodies = new Set([
  'async_run_cell',
  'capture',
  'cuml.accel',
  'cuml.accel.profile',
  'cuml.accel.line_profile',
  'cudf.pandas.profile',
  'cudf.pandas.line_profile',
  'debug',
  'filprofile',
  'heat',
  'ipytest',
  'local',
  'manim',
  'memit',
  'memray_flamegraph',
  'mprun',
  'notify',
  'prun',
  'pyinstrument',
  'pypy',
  'run_pytest',
  'scalene',
  'skip_if',
  'snakeviz',
  'time',
  'timeit',
  'tryfirst',
  'viztracer',
  'wandb',
  'write_and_run',
]);

/** What stands at the top of a cell and says what the whole of it is. */
export interface CellMagic {
  readonly name: string;
  /** Whether what follows its line is Python. */
  readonly python: boolean;
}

/**
 * The cell magic on a line, given what follows it in the cell; null where the line is none. Databricks writes its own with one
 * `%`: `%md`, `%sql`, `%sh` ... name the language of the whole cell there.
 */
export function cellMagicOn(line: string, rest: string): CellMagic | null {
  const double = /^%%(\S*)/.exec(line)?.[1];
  if (double !== undefined) return { name: double, python: pythonBodies.has(double) };
  const [, single = '', after = ''] = /^%([a-z][\w-]*)(.*)$/.exec(line) ?? [];
  if (/^(?:md|md-sandbox|scala|r|sh|fs)$/.test(single)) return { name: single, python: false };
  if (single === 'python' && after.trim() === '') return { name: single, python: true };
  if (single === 'sql' && isSql(rest) && (after.trim() === '' || rest.trim() !== ''))
    return { name: single, python: false };
  return null;
}

const sqlLine =
  /^(?:\s|--|[),;]|(?:select|from|where|and|or|on|group|order|having|limit|left|right|inner|full|cross|join|union|with|create|insert|update|delete|merge|drop|alter|use|show|describe|set|values|as|using|when|then|case|end|partitioned|location|options|optimize|vacuum|explain|cache|refresh|grant|copy|call|declare|truncate|replace|comment|analyze|clear)\b)/i;

/** Lines that can belong to an SQL statement, and to nothing a Python cell says. */
const isSql = (rest: string): boolean => rest.split('\n').every((line) => line.trim() === '' || sqlLine.test(line));
