import type { Analysis, Argument, Call, Statement } from '#core/python/model.ts';
import { defineNotebookRule, type FixDraft } from '../define.ts';
import { callAt, keyword, withKeyword } from '../support/arguments.ts';

export const unsafeLoad = defineNotebookRule(
  {
    id: 'notebook/unsafe-load',
    title: 'Loading this file can run code from it',
    severity: 'warning',
    item: 'security',
    why: 'A pickle, a torch checkpoint or a repository with remote code runs whatever its author put in, with the rights of the service.',
    source: 'Python documentation, pickle: https://docs.python.org/3/library/pickle.html#module-pickle',
    bad: 'model = torch.load("model.pt", weights_only=False)',
    good: 'state = torch.load("model.pt", weights_only=True)',
    fix: 'Offered where a safe way of the same call exists (`weights_only=True`, `trust_remote_code=False`, `allow_pickle=False`). A pickle has none: use ONNX, safetensors or skops. Files that the notebook itself wrote are not reported.',
  },
  ({ analysis, report }) => {
    const written = writtenFiles(analysis);
    for (const statement of analysis.statements) {
      for (const call of statement.calls) {
        const danger = dangerOf(call);
        if (danger === null) continue;
        const source = sourceOf(call, statement);
        if (danger.file && written.has(source ?? fileArgument(call, statement)?.text ?? '')) continue;
        const remote = source !== null && /^(?:https?|ftp|s3|gs):\/\//.test(source);
        report({ cell: statement.cell, range: call.range }, danger.message, {
          severity: remote ? 'error' : 'warning',
          fixes: danger.fix ? fixFor(analysis, statement.cell, call, danger.fix) : [],
        });
      }
    }
  },
);

interface Danger {
  readonly message: string;
  /** A file is loaded; null danger when the notebook wrote it itself. */
  readonly file: boolean;
  readonly fix?: readonly [keyword: string, value: string];
}

function dangerOf(call: Call): Danger | null {
  const { path } = call;
  if (keyword(call, 'trust_remote_code')?.literal === true)
    return {
      message: 'Runs Python code from a model repository. Leave it out, or pin the `revision` you have read.',
      file: false,
      fix: ['trust_remote_code', 'False'],
    };
  if (path === 'torch.load' && keyword(call, 'weights_only')?.literal !== true) {
    // From torch 2.6 on weights_only is the default; before, nothing said is unsafe.
    return {
      message: '`torch.load` without `weights_only=True` unpickles, which can run code from the file.',
      file: true,
      fix: ['weights_only', 'True'],
    };
  }
  if (/^(?:pickle|cloudpickle|dill|joblib|sklearn\.externals\.joblib)\.loads?$|^pandas\.read_pickle$/.test(path))
    return {
      message: `\`${path}\` can run code from the file. Load it only if you wrote it; serve ONNX, safetensors or skops instead.`,
      file: true,
    };
  if (path === 'numpy.load' && keyword(call, 'allow_pickle')?.literal === true)
    return {
      message: '`numpy.load` with `allow_pickle=True` can run code from the file.',
      file: true,
      fix: ['allow_pickle', 'False'],
    };
  return null;
}

function fixFor(analysis: Analysis, cell: number, call: Call, [name, value]: readonly [string, string]): FixDraft[] {
  const edit = withKeyword(analysis, cell, call, name, value);
  return edit === null ? [] : [{ title: `Use \`${name}=${value}\``, kind: 'offered', edits: [edit] }];
}

/** Targets of the notebook's own writes, `open(..., "wb")` included: their names, and what the code calls them. */
function writtenFiles(analysis: Analysis): ReadonlySet<string> {
  return new Set(
    analysis.facts.writes.flatMap((write) => {
      // A handle's name (`f`) is used for one file after another; what was opened is among the writes itself.
      const handle = /^(?:pickle|json)\.dump$/.test(write.path);
      const texts = handle ? [] : (callAt(analysis, write)?.arguments.map(({ text }) => text) ?? []);
      return write.target === null ? texts : [...texts, write.target];
    }),
  );
}

/** The argument that says what is loaded: the call's first, or that of the `open` in the same statement. */
const fileArgument = (call: Call, statement: Statement): Argument | undefined =>
  (typeof call.arguments[0]?.literal === 'string' ? undefined : statement.calls.find(({ path }) => path === 'open'))
    ?.arguments[0] ?? call.arguments[0];

function sourceOf(call: Call, statement: Statement): string | null {
  const literal = fileArgument(call, statement)?.literal;
  return typeof literal === 'string' ? literal : null;
}
