import { effectOf } from '#core/python/effects/index.ts';
import type { Analysis, Call, Facts } from '#core/python/model.ts';

type Metric = Facts['metrics'][number];

/** Metrics of a notebook that neither a tracker nor a file keeps. What a test of the model computes shows nothing and is none. */
export function metricsNotKept(analysis: Analysis): Metric[] {
  const { facts, statements } = analysis;
  if (keepsByItself(analysis)) return [];
  const asserts = new Set(statements.filter(({ kind }) => kind === 'assert_statement').map(({ id }) => id));
  return facts.metrics.filter(({ statement }) => !asserts.has(statement) && !isKept(analysis, statement));
}

const logs = ({ path }: Call): boolean => effectOf(path)?.logs === 'metric';
/** Told one value, or a dictionary of them; every other call that logs sees to it by itself. */
const isTold = ({ path }: Call): boolean => /\.(?:log|log_metrics?)$/.test(path);
const writes = /^json\.dump$|\.(?:to_csv|to_json|to_parquet|to_excel|write_text|write|writerow|writerows)$/;

/** Automatic logging of MLflow and Vertex AI, trainers of transformers, modules of Lightning, and trackers that log from callbacks the cell need not show. */
function keepsByItself({ facts, statements }: Analysis): boolean {
  const logging = statements.flatMap(({ calls }) => calls.filter(logs));
  if (!logging.every(isTold) || statements.some(({ text }) => /\bself\.log(?:_dict)?\(/.test(text))) return true;
  return logging.length === 0 && facts.trackers.some(({ tool }) => tool !== 'mlflow');
}

/** Whether what a statement computes, or what it is put into later, goes to a tracker or a file. */
function isKept({ statements }: Analysis, metric: number): boolean {
  const carriers = new Set<string>();
  for (const { id, uses, defines, mutates, calls } of statements) {
    if (id !== metric && !uses.some(({ name }) => carriers.has(name))) continue;
    if (calls.some((call) => logs(call) || writes.test(call.path))) return true;
    for (const name of [...defines, ...mutates]) carriers.add(name);
  }
  return false;
}
