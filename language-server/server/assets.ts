import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { Interpreter } from '#protocol/language.ts';

/** `assets`: the folder of the WebAssembly modules, or each file where they do not lie beside each other. */
export const InitializationOptions = z.object({
  assets: z.union([z.string(), z.object({ runtime: z.string(), python: z.string() })]).optional(),
  interpreters: z.array(Interpreter).optional(),
  /** The editor's command that asks for a reason and silences a finding; it takes a `Silencing`. */
  silence: z.string().optional(),
});
export type InitializationOptions = z.infer<typeof InitializationOptions>;

/** The parser's two modules. Beside the bundle they lie in `wasm/`. Rejects, naming the file, when one cannot be read. */
export async function readAssets(options: InitializationOptions): Promise<{ runtime: Uint8Array; python: Uint8Array }> {
  const assets = options.assets ?? fileURLToPath(new URL('wasm', import.meta.url));
  const files =
    typeof assets === 'string'
      ? { runtime: join(assets, 'web-tree-sitter.wasm'), python: join(assets, 'tree-sitter-python.wasm') }
      : assets;
  const [runtime, python] = await Promise.all([readFile(files.runtime), readFile(files.python)]);
  return { runtime, python };
}
