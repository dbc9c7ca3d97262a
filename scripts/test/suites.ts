/** One suite: what runs it, and where it leaves its counts. */
export interface Suite {
  readonly name: string;
  readonly what: string;
  /** Arguments of `with-node.mjs`. */
  readonly command: readonly string[];
  /** File under test-results/ with the counts, and whose format it has. */
  readonly report: { readonly file: string; readonly format: 'vitest' | 'counts' };
  /** Runs only where it is named: it brings gigabytes. */
  readonly onRequest?: true;
  /** Beside which others it runs: those of one lane one after another, lanes at the same time. Alone where left out. */
  readonly lane?: 'notebooks' | 'parts';
}

const vitest = (name: string, what: string): Suite => ({
  name,
  what,
  command: [
    'vitest',
    'run',
    '--project',
    name,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=test-results/${name}.json`,
  ],
  report: { file: `${name}.json`, format: 'vitest' },
});

const notebooks = { lane: 'notebooks' } as const;
const parts = { lane: 'parts' } as const;

/**
 * In the order they run: quick ones first, so that a plain mistake shows in seconds. Those with a lane mostly wait for one
 * process, a Python or a server, and leave the other cores free. Those with a screen or an engine run alone.
 */
export const suites: readonly Suite[] = [
  vitest('unit', 'pure code, one file at a time'),
  { ...vitest('daemon', 'the companion process, its door and its life'), ...parts },
  { ...vitest('serving', 'the model server on real models'), ...parts },
  { ...vitest('service', 'drafted Python services of three frameworks, held to one contract'), ...parts },
  { ...vitest('spine', 'real notebooks in a clean Python environment, to a proven model'), ...notebooks },
  { ...vitest('mlflow', 'runs recorded in a real MLflow server, and model folders that it serves'), ...parts },
  { ...vitest('dvc', 'training, data and model kept by a real DVC'), ...parts },
  { ...vitest('assist', 'drafts with a local OpenAI-compatible server'), ...parts },
  { ...vitest('cli', 'the command line, and the demo from end to end'), ...parts },
  { ...vitest('notebooks', 'twenty messy notebooks, from start to a proven model'), ...parts },
  vitest('engine', 'images and deployments on a real container engine'),
  vitest('package', 'what goes into the VSIX, its size, and that it works in a fresh VS Code'),
  {
    name: 'editor',
    what: 'the extension inside a real VS Code',
    command: ['test/editor/run.ts'],
    report: { file: 'editor.json', format: 'counts' },
  },
  vitest('screen', 'what a person sees'),
  { ...vitest('heavy', 'notebooks of PyTorch, TensorFlow and the like, to endpoints'), onRequest: true },
];
