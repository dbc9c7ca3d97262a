// What VS Code reads when it activates the extension: one small file that registers, and nothing heavy.
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { staticFiles } from '#scripts/commonjs-chunks.ts';
import { extension } from '#scripts/programs.ts';

/** Bytes of the entry with all it imports statically, minified. */
const budget = 48_000;

let inputs: string[] = [];
let bytes = 0;
let lazy: string[] = [];

beforeAll(async () => {
  const { metafile } = await build({ ...extension({ production: true }), plugins: [] });
  const first = staticFiles(metafile);
  const inputsOf = (path: string): string[] => Object.keys(metafile.outputs[path]?.inputs ?? {});
  inputs = first.flatMap(inputsOf);
  bytes = first.reduce((sum, path) => sum + (metafile.outputs[path]?.bytes ?? 0), 0);
  lazy = Object.keys(metafile.outputs)
    .filter((path) => !first.includes(path))
    .flatMap(inputsOf);
});

const packages = (paths: readonly string[]): Set<string> =>
  new Set(paths.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []));

describe('the entry', () => {
  it('holds the features that register', () => {
    expect(inputs).toContain('extension/main.ts');
    expect(inputs).toContain('extension/checklist/register.ts');
  });

  it('holds no package: they come with what needs them first', () => {
    expect([...packages(inputs)]).toEqual([]);
    expect([...packages(lazy)]).toEqual(
      expect.arrayContaining(['zod', 'vscode-languageclient', 'vscode-jsonrpc', 'openai', 'ws']),
    );
  });

  it('holds no schema, no client of the daemon and no drafting', () => {
    expect(inputs.filter((path) => /^(protocol|client|assist|core)\//.test(path))).toEqual([]);
  });

  it(`takes less than ${budget / 1000} kB`, () => {
    expect(bytes).toBeLessThan(budget);
  });
});
