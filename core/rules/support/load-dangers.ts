import { effectOf } from '#core/python/effects/index.ts';
import type { Call } from '#core/python/model.ts';
import { keyword } from './arguments.ts';

/** Why loading by a call can run code. */
export interface Danger {
  readonly message: string;
  /** A file is loaded; no danger when the notebook wrote it itself. */
  readonly file: boolean;
  readonly fix?: readonly [keyword: string, value: string];
  /** The safe function of the same module. */
  readonly rename?: string;
}

/** What is dangerous about a call; null where nothing is. `options`: the texts of what it is given by name, dictionaries written above included. */
export function dangerOf(call: Call, options: readonly string[]): Danger | null {
  const { path } = call;
  const says = (name: string): unknown => keyword(call, name)?.literal;
  // A dictionary runs nothing: who is given it does.
  if (path !== 'dict' && says('trust_remote_code') === true)
    return {
      message: 'Runs Python code from a model repository. Leave it out, or pin the `revision` you have read.',
      file: false,
      fix: ['trust_remote_code', 'False'],
    };
  if (options.some((text) => /["']trust_remote_code["']\s*:\s*True\b|\btrust_remote_code\s*=\s*True\b/.test(text)))
    return {
      message:
        'Runs Python code from a model repository: its options say so. Leave it out, or pin the `revision` you have read.',
      file: false,
    };
  if (says('allow_dangerous_deserialization') === true)
    return {
      message: 'This index keeps a pickle, which can run code when it is loaded. Load it only if you wrote it.',
      file: true,
    };
  if (/^fastai\.(?:\w+\.)*load_learner$/.test(path))
    return {
      message: '`load_learner` unpickles, which can run code from the file. Load it only if you wrote it.',
      file: true,
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
        '`torch.hub.load` runs the Python code that the repository has that day; branches and tags can be moved. Name the commit: `owner/repo:commit`.',
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
