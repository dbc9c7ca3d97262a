import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checker, createChecker } from '#core/check.ts';
import { assetsFolder } from './assets.ts';

let loaded: Promise<Checker> | undefined;

/** The engine, with its two WebAssembly modules; made once a process. */
export function loadChecker(): Promise<Checker> {
  loaded ??= (async () => {
    const wasm = join(assetsFolder(), 'wasm');
    const [runtime, python] = await Promise.all([
      readFile(join(wasm, 'web-tree-sitter.wasm')),
      readFile(join(wasm, 'tree-sitter-python.wasm')),
    ]);
    return createChecker({ runtime, python });
  })();
  return loaded;
}
