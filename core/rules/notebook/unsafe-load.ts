import type { Analysis, Argument, Call, Statement } from '#core/python/model.ts';
import { defineNotebookRule, type FixDraft } from '../define.ts';
import { callAt, keyword, withKeyword } from '../support/arguments.ts';
import { dangerOf } from '../support/load-dangers.ts';
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
        const danger = dangerOf(call, optionsOf(analysis, statement, call));
        if (danger === null) continue;
        if (safeTorch && call.path === 'torch.load' && keyword(call, 'weights_only') === null) continue;
        const source = sourceOf(call, statement);
        if (danger.file && written.has(source ?? fileArgument(call, statement)?.text ?? '')) continue;
        if (danger.file && isCopy(analysis, statement, call)) continue;
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

/** `pickle.loads(pickle.dumps(...))`, in one line or by a name: what is unpickled never left the notebook. */
function isCopy(analysis: Analysis, statement: Statement, call: Call): boolean {
  if (!/\.loads$/.test(call.path)) return false;
  const [bytes] = call.arguments;
  const made = analysis.statements.findLast(
    ({ id, defines }) => id < statement.id && defines.includes(bytes?.text ?? ''),
  );
  const [start, end] = [call.syntax.start, call.syntax.end];
  return [
    ...statement.calls.filter(({ syntax }) => start < syntax.start && syntax.end <= end),
    ...(made?.kind === 'assignment' ? made.calls : []),
  ].some(({ path }) => /\.dumps$/.test(path));
}

/** Texts of dictionaries that a call gets its options from: `**options` and `model_kwargs=...`, as they were written last. */
function optionsOf(analysis: Analysis, statement: Statement, call: Call): string[] {
  return call.arguments
    .filter(({ keyword: name, text }) => text.startsWith('**') || /_kwargs$/.test(name ?? ''))
    .flatMap(({ text, names }) => {
      const made = names.map((name) =>
        analysis.statements.findLast(({ id, defines }) => id < statement.id && defines.includes(name)),
      );
      return [text, ...made.flatMap((each) => (each?.kind === 'assignment' ? [each.text] : []))];
    });
}

function sourceOf(call: Call, statement: Statement): string | null {
  const literal = fileArgument(call, statement)?.literal;
  return typeof literal === 'string' ? literal : null;
}
