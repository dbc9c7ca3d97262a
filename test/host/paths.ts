import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Outside the checkout, so that a fresh clone need not install VS Code again. */
export const cache = process.env['SLIPWAY_TEST_CACHE'] ?? join(homedir(), '.cache', 'slipway');
