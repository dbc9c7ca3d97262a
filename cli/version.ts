import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { assetsFolder } from './assets.ts';

/** Version in package.json, beside dist/. */
export function version(): string {
  const text = readFileSync(join(dirname(assetsFolder()), 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
