import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { build as bundle, type Metafile, type OutputFile, type Plugin, transform } from 'esbuild';

/**
 * Writes the chunks of a split ES module build as CommonJS. VS Code loads an extension's main file as CommonJS, and
 * esbuild splits ES modules only; without splitting, everything imported lazily is read and parsed at activation. What
 * the entry imports statically goes into its one file, since each file more costs activation a millisecond; chunks that
 * hold the same modules take them from there.
 * For a build with one entry, `format: 'esm'`, `splitting: true`, `metafile: true` and `write: false`.
 */
export function commonJsChunks({ minify, sourcemap }: { minify: boolean; sourcemap: boolean }): Plugin {
  const shared = {
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    minify,
    sourcemap: sourcemap && 'inline',
    legalComments: 'none',
  } as const;
  const asCommonJs = async (text: string): Promise<string> => {
    const { code } = await transform(text, { ...shared, supported: { 'dynamic-import': false } });
    return code;
  };
  const asOneFile = async (entry: string, files: ReadonlyMap<string, string>): Promise<string> => {
    const chunks = [...files.keys()].filter((path) => path !== entry);
    const all = [
      `export * from ${JSON.stringify(entry)};`,
      ...chunks.map((path) => `export * as ${JSON.stringify(basename(path))} from ${JSON.stringify(path)};`),
    ];
    const { outputFiles } = await bundle({
      ...shared,
      stdin: { contents: all.join('\n'), resolveDir: dirname(entry) },
      bundle: true,
      write: false,
      supported: { 'dynamic-import': false },
      plugins: [fromMemory(files)],
    });
    return outputFiles?.[0]?.text ?? '';
  };
  return {
    name: 'commonjs-chunks',
    setup(build) {
      build.onEnd(async ({ outputFiles = [], metafile }) => {
        if (!metafile) return;
        const texts = new Map(outputFiles.map((file: OutputFile) => [file.path, oneApi(file.text)]));
        const folder = build.initialOptions.absWorkingDir ?? process.cwd();
        const [entry = '', ...chunks] = staticFiles(metafile).map((path) => join(folder, path));
        const first = new Map([entry, ...chunks].map((path) => [path, texts.get(path) ?? '']));
        for (const [path, text] of texts) {
          const code =
            path === entry
              ? await asOneFile(entry, first)
              : chunks.includes(path)
                ? `module.exports = require("../${basename(entry)}")["${basename(path)}"];\n`
                : await asCommonJs(text);
          await mkdir(dirname(path), { recursive: true });
          await writeFile(path, code);
        }
      });
    },
  };
}

/** Outputs that loading the entry loads, the entry first. Paths as the metafile has them. */
export function staticFiles({ outputs }: Metafile): string[] {
  const entry = Object.keys(outputs).find((path) => outputs[path]?.entryPoint !== undefined && isEntry(outputs, path));
  const found = new Set<string>(entry === undefined ? [] : [entry]);
  for (const path of found)
    for (const { path: to, kind, external } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && external !== true) found.add(to);
  return [...found];
}

/** What is imported lazily is an entry point to esbuild, too. */
const isEntry = (outputs: Metafile['outputs'], path: string): boolean =>
  !Object.values(outputs).some(({ imports }) => imports.some((one) => one.path === path));

/**
 * Takes VS Code's API as it is, once a file. esbuild would copy its four hundred names for each module that imports
 * them, which is most of what loading the entry costs.
 */
function oneApi(text: string): string {
  return text.replaceAll(/import\s*\*\s*as\s+([\w$]+)\s+from\s*"vscode";/g, 'const $1=require("vscode");');
}

/** Serves the chunks from memory; what is imported lazily stays outside, as a file. */
function fromMemory(files: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'from-memory',
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ path, kind, resolveDir }) => {
        const file = resolve(resolveDir, path);
        return kind !== 'dynamic-import' && files.has(file)
          ? { path: file, namespace: 'chunk' }
          : { path, external: true };
      });
      build.onLoad({ filter: /.*/, namespace: 'chunk' }, ({ path }) => ({
        contents: files.get(path) ?? '',
        resolveDir: dirname(path),
      }));
    },
  };
}
