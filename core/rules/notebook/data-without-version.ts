import type { Analysis, Call, Facts } from '#core/python/model.ts';
import { defineNotebookRule } from '../define.ts';
import { callAt, hasKeyword } from '../support/arguments.ts';

export const dataWithoutVersion = defineNotebookRule(
  {
    id: 'notebook/data-without-version',
    title: 'Live data is read without a version',
    severity: 'warning',
    item: 'tracking',
    why: 'What the address answers tomorrow trains another model, and nobody can get the data of today back.',
    source: 'DVC documentation, "Versioning data and models": https://dvc.org/doc/use-cases/versioning-data-and-models',
    bad: `import pandas as pd

df = pd.read_csv("https://raw.githubusercontent.com/owner/data/main/sales.csv")`,
    good: `import pandas as pd

df = pd.read_csv("data/sales.csv")  # kept by DVC, or committed`,
    fix: 'None: keep a copy in the project (DVC for large ones), or name a commit, a version or a snapshot in the address.',
  },
  ({ analysis, report }) => {
    for (const read of analysis.facts.reads) {
      const message = liveness(analysis, read);
      if (message !== null)
        report(read.sourceRange === null ? read : { cell: read.cell, range: read.sourceRange }, message);
    }
  },
);

function liveness(analysis: Analysis, read: Facts['reads'][number]): string | null {
  const { path, source } = read;
  const call = callAt(analysis, read);
  const named = (...names: string[]) => call !== null && names.some((name) => hasKeyword(call, name));
  if (path === 'sklearn.datasets.fetch_openml' && !named('version', 'data_id'))
    return '`fetch_openml` without `version` takes whatever version is active that day. Give it a version or a data_id.';
  if (path === 'datasets.load_dataset' && source !== null && !named('revision', 'data_files') && source.includes('/'))
    return '`load_dataset` without `revision` takes the newest commit. Give it the commit you mean.';
  if (/^pandas\.read_sql/.test(path) && isLocalDatabase(analysis)) return null;
  if (/^pandas\.read_(?:sql\w*|gbq)$/.test(path))
    return 'The query answers with what the database holds that day. Keep a snapshot of the rows that trained the model, and its digest.';
  if (source === null || !/^(?:https?|ftp|s3|s3a|gs|abfss?|wasbs?):\/\//i.test(source)) return null;
  if (/^(?:requests\.get|urllib\.request\.)/.test(path) && !dataFile.test(source)) return null;
  if (isVersioned(source)) return null;
  return `\`${shortened(source)}\` may answer with other data tomorrow. Keep a copy in the project, or name a version in the address.`;
}

/** A database in a file is data like any other file, as long as the notebook opens no server's. */
function isLocalDatabase(analysis: Analysis): boolean {
  const opened = analysis.statements.flatMap(({ calls }) =>
    calls.filter(({ path }) => /(?:^|\.)(?:connect|create_engine)$/.test(path)),
  );
  const isFile = ({ path, arguments: [first] }: Call): boolean =>
    /^(?:sqlite3|duckdb)\.connect$/.test(path) || /^[rf]?["']sqlite:/.test(first?.text ?? '');
  return opened.length > 0 && opened.every(isFile);
}

const dataFile = /\.(?:csv|tsv|json|jsonl|parquet|feather|xlsx?|txt|data|zip|gz|tgz|bz2|npz?|h5|arff)(?:[?#].*)?$/i;

/** A commit, a dated or numbered version, an archived record: places whose content does not change. */
const isVersioned = (url: string): boolean =>
  /[/@=][0-9a-f]{40}(?:[/?&]|$)|\/v\d+(?:\.\d+)*\/|\/\d+\.\d+(?:\.\d+)*\/|versionId=|generation=|zenodo\.org\/records?\/\d|\/\d{4}-\d{2}-\d{2}\b|[?&]version=|[-_.]v\d+(?=[._/-])/i.test(
    url,
  );

/** Without credentials and query, and not too long. */
const shortened = (url: string): string => {
  const clean = url.replace(/\/\/[^/@]*@/, '//').replace(/[?#].*$/, '');
  return clean.length > 80 ? `${clean.slice(0, 77)}...` : clean;
};
