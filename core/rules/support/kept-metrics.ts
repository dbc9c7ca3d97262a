import { effectOf } from '#core/python/effects/index.ts';
import type { Analysis, Call, Facts, Statement } from '#core/python/model.ts';
import { keyword } from './arguments.ts';
import { isGate } from './gates.ts';

type Metric = Facts['metrics'][number];

/** Metrics of a notebook that neither a tracker nor a file keeps. What a test of the model computes shows nothing and is none. */
export function metricsNotKept(analysis: Analysis): Metric[] {
  const { facts, statements } = analysis;
  if (keepsByItself(analysis)) return [];
  const keeps = keeperOf(statements);
  return facts.metrics.filter((metric) => {
    const statement = statements[metric.statement];
    return statement === undefined || !(isGate(statement, metric) || isKept(statements, statement, keeps));
  });
}

const logs = ({ path }: Call): boolean => effectOf(path)?.logs === 'metric';
/** Told one value, or a dictionary of them; every other call that logs sees to it by itself. */
const isTold = ({ path }: Call): boolean => /\.(?:log|log_metrics?)$/.test(path);
const writes =
  /^json\.dump$|^numpy\.save(?:txt|z|z_compressed)?$|\.(?:to_csv|to_json|to_parquet|to_excel|write_text|write|writerow|writerows)$/;

/** A call that puts what it is given into a file. */
const writesFile = (call: Call): boolean =>
  writes.test(call.path) ||
  // Without a file to write it gives back a text.
  (/^(?:yaml|tomli_w|toml)\.(?:safe_)?dump$/.test(call.path) && call.arguments.length > 1) ||
  (call.path === 'print' && !/^(?:|sys\.std(?:out|err))$/.test(keyword(call, 'file')?.text ?? ''));

/** Automatic logging of MLflow and Vertex AI, trainers of transformers, modules of Lightning, and trackers that log from callbacks the cell need not show. */
function keepsByItself({ facts, statements }: Analysis): boolean {
  const logging = statements.flatMap(({ calls }) => calls.filter(logs));
  if (!logging.every(isTold) || statements.some(({ text }) => /\bself\.log(?:_dict)?\(/.test(text))) return true;
  return logging.length === 0 && facts.trackers.some(({ tool }) => tool !== 'mlflow');
}

/** Whether a statement gives a tracker or a file what it has: by a call, a helper of the notebook or the summary of a run. */
function keeperOf(statements: readonly Statement[]): (statement: Statement) => boolean {
  const hands = (call: Call): boolean => logs(call) || writesFile(call);
  const helpers = new Set(
    statements.flatMap(({ functions, calls }) => (calls.some(hands) ? functions.map(({ name }) => name) : [])),
  );
  const calls = statements.flatMap((statement) => statement.calls);
  // Every value of the trials goes to the data base of the study.
  const isStudyKept = calls.some((call) => call.path === 'optuna.create_study' && keyword(call, 'storage') !== null);
  return ({ calls: own, text }) =>
    own.some((call) => hands(call) || helpers.has(call.path) || (isStudyKept && /\.optimize$/.test(call.path))) ||
    /\b(?:wandb|run|wandb\.run)\.summary(?:\[|\.update\()/.test(text);
}

/** Whether what a statement computes, or what it is put into later, is kept. */
function isKept(
  statements: readonly Statement[],
  metric: Statement,
  keeps: (statement: Statement) => boolean,
): boolean {
  const carriers = new Set<string>();
  for (const statement of statements) {
    const { id, uses, defines, mutates } = statement;
    if (id !== metric.id && !uses.some(({ name }) => carriers.has(name))) continue;
    if (keeps(statement)) return true;
    for (const name of [...defines, ...mutates]) carriers.add(name);
  }
  return false;
}
