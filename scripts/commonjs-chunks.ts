import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Plugin, transform } from 'esbuild';

/**
 * Writes the chunks of a split ES module build as CommonJS. VS Code loads an extension's main file as CommonJS, and
 * esbuild splits ES modules only; without splitting, everything imported lazily is read and parsed at activation.
 * For a build with `format: 'esm'`, `splitting: true` and `write: false`.
 */
export function commonJsChunks({ minify, sourcemap }: { minify: boolean; sourcemap: boolean }): Plugin {
  return {
    name: 'commonjs-chunks',
    setup(build) {
      build.onEnd(async ({ outputFiles = [] }) => {
        await Promise.all(
          outputFiles.map(async ({ path, text }) => {
            const { code } = await transform(text, {
              format: 'cjs',
              platform: 'node',
              target: 'node22',
              supported: { 'dynamic-import': false },
              minify,
              sourcemap: sourcemap && 'inline',
              legalComments: 'none',
            });
            await mkdir(dirname(path), { recursive: true });
            await writeFile(path, code);
          }),
        );
      });
    },
  };
}
