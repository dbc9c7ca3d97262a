import { sha256 } from '#core/digest.ts';
import type { Cell, Output } from '#core/notebook/model.ts';
import { statementsOf } from '#core/python/by-cell.ts';
import { codeOf } from '#core/python/leading.ts';
import type { Analysis, Statement } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { type Outcome, refusal, success } from '#core/result.ts';
import type { Reproducibility } from '#protocol/reproducibility.ts';
import type { RunPlan } from '#protocol/rpc/run.ts';
import { type CellDigest, RunRecord, RunRecords } from '#protocol/run-record.ts';

export const runsPath = '.slipway/runs.json';

/** Digests of every code cell, in document order. Comments and blank lines do not count, nor do execution counts. */
export function digestsOf(analysis: Analysis): RunPlan['digests'] {
  const python = new Map(analysis.cells.map((syntax) => [syntax.cell.index, syntax]));
  return analysis.notebook.cells
    .filter(({ kind }) => kind === 'code')
    .map((cell) => {
      const syntax = python.get(cell.index);
      // What stands around magics, or does not parse, is taken as it is written.
      const isPlain = syntax !== undefined && syntax.magics.length === 0 && syntax.errors.length === 0;
      const statements = isPlain ? statementsOf(analysis, cell.index) : [];
      return {
        cell: cell.index,
        code: isPlain ? ofStatements(statements) : sha256(asWritten(cell)),
        outputs: ofOutputs(cell.outputs),
      };
    });
}

/** A cell whose text is as it was has the same syntax at the next keystroke. */
const digests = new WeakMap<SyntaxNode, string>();

function ofStatements(statements: readonly Statement[]): string {
  const [first] = statements;
  if (first === undefined) return sha256('');
  const digest =
    digests.get(first.syntax) ?? sha256(statements.map((statement) => codeOf(statement.syntax)).join('\n'));
  digests.set(first.syntax, digest);
  return digest;
}

const asWritten = ({ source }: Cell): string =>
  source
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();

/** Outputs stay the same objects while code is edited, and may be long. */
const kept = new WeakMap<readonly Output[], string>();

function ofOutputs(outputs: readonly Output[]): string {
  if (outputs.length === 0) return '';
  const known =
    kept.get(outputs) ?? sha256(JSON.stringify(outputs.map(({ kind, text, mimeTypes }) => [kind, text, mimeTypes])));
  kept.set(outputs, known);
  return known;
}

/** What is kept of a run. `at` is in ISO 8601. */
export function recordOf(
  { cells, parts, python, tolerance }: Reproducibility,
  { digests, modules }: Pick<RunPlan, 'digests' | 'modules'>,
  { lock, at }: Pick<RunRecord, 'lock' | 'at'>,
): RunRecord {
  const reports = new Map(cells.map((report) => [report.cell, report]));
  const parting = parts === null ? undefined : reports.get(parts.cell);
  return {
    cells: digests.map(({ cell, code, outputs }) => ({
      ...{ code, outputs },
      verdict: reports.get(cell)?.verdict ?? 'not-run',
    })),
    parts:
      parting === undefined
        ? null
        : {
            at: digests.findIndex(({ cell }) => cell === parting.cell),
            line: parting.difference?.line ?? null,
            error: parting.verdict === 'failed' ? (parting.error?.name ?? null) : null,
          },
    lock,
    modules,
    tolerance,
    python: python.now,
    at,
  };
}

/** What to do about a `.slipway/runs.json` that holds runs nobody can read, and that is therefore left as it is. */
export const unreadableRuns = `${runsPath} cannot be read: it holds a merge conflict, or was written by another version. Mend it, or delete it and run the notebooks again.`;

/**
 * The text of `.slipway/runs.json` with one notebook's run in place of its last, and every other as it is. Refuses with what to do
 * where the text cannot be read: the runs of all other notebooks would be lost.
 */
export function withRun(text: string | null, notebook: string, record: RunRecord): Outcome<string> {
  const before = runsIn(text);
  if (before === 'unreadable') return refusal(unreadableRuns);
  const runs = { ...before, [notebook]: record };
  const sorted = Object.fromEntries(Object.entries(runs).sort(([a], [b]) => (a < b ? -1 : 1)));
  return success(`${JSON.stringify({ version: 1, runs: sorted } satisfies RunRecords, null, 1)}\n`);
}

/** The last run of a notebook; null where there is none that says enough, `unreadable` where the whole text cannot be read. */
export function runOf(text: string | null, notebook: string): RunRecord | 'unreadable' | null {
  const runs = runsIn(text);
  if (runs === 'unreadable') return runs;
  return RunRecord.nullable()
    .catch(null)
    .parse(Object.hasOwn(runs, notebook) ? runs[notebook] : null);
}

type Runs = RunRecords['runs'] | 'unreadable';

/** A project's records are asked for at each keystroke, and change with a run. */
let last: { readonly text: string; readonly runs: Runs } | undefined;

function runsIn(text: string | null): Runs {
  if (text === null || text.trim() === '') return {};
  if (last?.text !== text) last = { text, runs: parsed(text) };
  return last.runs;
}

function parsed(text: string): Runs {
  try {
    const result = RunRecords.safeParse(JSON.parse(text));
    return result.success ? result.data.runs : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

/** What has changed in the notebook since a run, as places in today's code cells; `gone` counts cells that are no more. */
export interface Changes {
  readonly code: readonly number[];
  readonly outputs: readonly number[];
  readonly gone: number;
  readonly moved: boolean;
}

/** Holds the notebook that ran against the one that is there now. */
export function changesBetween(before: readonly CellDigest[], now: readonly CellDigest[]): Changes {
  const left = [...before];
  const take = (isIt: (one: CellDigest) => boolean): CellDigest | undefined => {
    const at = left.findIndex(isIt);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const open = now.flatMap((cell, index) =>
    take((one) => one.code === cell.code && one.outputs === cell.outputs) === undefined ? [{ cell, index }] : [],
  );
  // Of cells that are not as they were, those with the same code only show something else.
  const code: number[] = [];
  const outputs: number[] = [];
  for (const { cell, index } of open) (take((one) => one.code === cell.code) ? outputs : code).push(index);
  const isSame = open.length === 0 && left.length === 0;
  return {
    ...{ code, outputs },
    gone: Math.max(0, left.length - code.length),
    moved: isSame && now.some((cell, index) => cell.code !== before[index]?.code),
  };
}
