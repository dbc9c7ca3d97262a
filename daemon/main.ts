// The companion process: started by the client, shared by every window and the command line, gone when idle.
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { handlers } from '#daemon/handlers.ts';
import { runAsProcess } from '#daemon/rpc/process.ts';

const folder = dirname(fileURLToPath(import.meta.url));
// `dist/daemon.mjs` or `daemon/main.ts`: the project's, or the extension's, folder is one up from either.
const root = dirname(folder);
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

await runAsProcess({ version, assets: basename(folder) === 'dist' ? folder : join(root, 'dist'), handlers });
