import { effectOf } from '#core/python/effects/index.ts';
import type { Analysis, Argument, Call, Statement } from '#core/python/model.ts';
import { defineNotebookRule, type FixDraft } from '../define.ts';
import { callAt, keyword, withKeyword } from '../support/arguments.ts';
import { textAt } from '../support/source.ts';
import { isFrom } from '../support/versions.ts';

export const unsafeLoad = defineNotebookRule(
  {
    id: 'notebook/unsafe-load',
    title: 'Loading this file can run code from it',
    severity: 'warning',
    item: 'security',
    why: 'A pickle, a torch checkpoint or a repository with remote code runs whatever its author put in, with the rights of the service.',
    source: 'Python documentation, pickle: https://docs.python.org/3/library/pickle.html#module-pickle',
    bad: 'import torch\n\nmodel = torch.load("model.pt", weights_only=False)',
    good: 'import torch\n\nstate = torch.load("model.pt", weights_only=True)',
    fix: 'Safe where the weights go straight into `load_state_dict`: `weights_only=True`. Offered where another safe way of the same call exists (`weights_only=True`, `trust_remote_code=False`, `allow_pickle=False`, `safe_mode=True`, `yaml.safe_load`), because a file that needs more no longer loads. A pickle has none: use ONNX, safetensors or skops. Files that the notebook itself wrote are not reported, and `torch.load` is not where torch is pinned to 2.6 or later.',
  },
  ({ analysis, project, report }) => {
    const written = writtenFiles(analysis);
    // From torch 2.6 on a load is of weights only unless told otherwise.
    const safeTorch = isFrom(analysis, project, 'torch', '2.6');
    for (const statement of analysis.statements) {
      for (const call of statement.calls) {
        const danger = dangerOf(call);
        if (danger === null) continue;
        if (safeTorch && call.path === 'torch.load' && keyword(call, 'weights_only') === null) continue;
        const source = sourceOf(call, statement);
        if (danger.file && written.has(source ?? fileArgument(call, statement)?.text ?? '')) continue;
        const remote = source !== null && /^(?:https?|ftp|s3|gs):\/\//.test(source);
        report({ cell: statement.cell, range: call.range }, danger.message, {
          severity: remote ? 'error' : 'warning',
          fixes: danger.fix
            ? fixFor(analysis, statement, call, danger.fix)
            : danger.rename
              ? renameFix(analysis, statement.cell, call, danger.rename)
              : [],
        });
      }
    }
  },
);

interface Danger {
  readonly message: string;
  /** A file is loaded; no danger when the notebook wrote it itself. */
  readonly file: boolean;
  readonly fix?: readonly [keyword: string, value: string];
  /** The safe function of the same module. */
  readonly rename?: string;
}

function dangerOf(call: Call): Danger | null {
  const { path } = call;
  const says = (name: string): unknown => keyword(call, name)?.literal;
  if (says('trust_remote_code') === true)
    return {
      message: 'Runs Python code from a model repository. Leave it out, or pin the `revision` you have read.',
      file: false,
      fix: ['trust_remote_code', 'False'],
    };
  if (path === 'torch.load' && says('weights_only') !== true)
    return {
      message: '`torch.load` without `weights_only=True` unpickles, which can run code from the file.',
      file: true,
      fix: ['weights_only', 'True'],
    };
  if (path === 'torch.hub.load' && says('source') !== 'local' && !isPinnedHub(call))
    return {
      message:
        '`torch.hub.load` runs the Python code that the repository has that day. Name the commit: `owner/repo:commit`.',
      file: false,
    };
  if (unpickles.has(effectOf(path)?.loads?.format ?? ''))
    return {
      message: `\`${path}\` can run code from the file. Load it only if you wrote it; serve ONNX, safetensors or skops instead.`,
      file: true,
    };
  if (path === 'numpy.load' && says('allow_pickle') === true)
    return {
      message: '`numpy.load` with `allow_pickle=True` can run code from the file.',
      file: true,
      fix: ['allow_pickle', 'False'],
    };
  if (says('safe_mode') === false && /\.load_model$|^<.*>\.from_config$/.test(path))
    return {
      message: 'With `safe_mode=False` a saved Lambda layer runs its code when it is loaded.',
      file: true,
      fix: ['safe_mode', 'True'],
    };
  if (/(?:^|\.)enable_unsafe_deserialization$/.test(path))
    return { message: 'From here on every model that is loaded may run code. Load with `safe_mode` on.', file: false };
  return dangerOfYaml(call);
}

const unpickles: ReadonlySet<string> = new Set(['pickle', 'joblib']);

/** `yaml.load` with a loader that makes any object, or none said. */
function dangerOfYaml(call: Call): Danger | null {
  if (/^yaml\.(?:unsafe_load|full_load)(?:_all)?$/.test(call.path))
    return {
      message: `\`${call.path}\` can make any Python object from the file. Use \`yaml.safe_load\`.`,
      file: true,
      rename: 'safe_load',
    };
  if (!/^yaml\.load(?:_all)?$/.test(call.path)) return null;
  const loader = keyword(call, 'Loader') ?? call.arguments[1];
  if (loader !== undefined && /Safe|Base/.test(loader.text)) return null;
  const plain = loader === undefined || /(?:^|\.)(?:Full|Unsafe|C?)Loader$/.test(loader.text);
  return {
    message: '`yaml.load` with this loader can make any Python object from the file. Use `yaml.safe_load`.',
    file: true,
    ...(plain ? { rename: call.path.endsWith('_all') ? 'safe_load_all' : 'safe_load' } : {}),
  };
}

const isPinnedHub = (call: Call): boolean => {
  const literal = call.arguments[0]?.literal;
  return typeof literal !== 'string' || /:[0-9a-f]{7,40}$/.test(literal);
};

function fixFor(
  analysis: Analysis,
  statement: Statement,
  call: Call,
  [name, value]: readonly [string, string],
): FixDraft[] {
  const edit = withKeyword(analysis, statement.cell, call, name, value);
  if (edit === null) return [];
  // A state dict is weights and nothing else.
  const weights =
    name === 'weights_only' &&
    statement.calls.some(
      ({ path, arguments: [first] }) => /\.load_state_dict$/.test(path) && first?.text.startsWith('torch.load('),
    );
  return [{ title: `Use \`${name}=${value}\``, kind: weights ? 'safe' : 'offered', edits: [edit] }];
}

/** `yaml.load(f, Loader=...)` becomes `yaml.safe_load(f)`. */
function renameFix(analysis: Analysis, cell: number, call: Call, name: string): FixDraft[] {
  const callee = call.syntax.child('function');
  const [first] = call.arguments;
  const text = textAt(analysis, { cell, range: call.range });
  const rest = call.arguments.length - 1;
  if (callee?.type !== 'attribute' || first === undefined || rest > 1 || text.includes('\n')) return [];
  const module = callee.child('object')?.text ?? 'yaml';
  return [
    {
      title: `Use \`${module}.${name}\``,
      kind: 'offered',
      edits: [{ cell, range: call.range, newText: `${module}.${name}(${first.text})` }],
    },
  ];
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
