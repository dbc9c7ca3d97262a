import { readdir, readFile, stat } from 'node:fs/promises';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { normalizedName, readInstalled } from '#core/environment/index.ts';
import { askPython } from './support/environment.ts';

it('reads from an environment what its own Python says of it', async () => {
  const said = z
    .object({ prefix: z.string(), distributions: z.record(z.string(), z.array(z.string())) })
    .parse(await askPython('installed.py', {}));
  const own = await readInstalled([said.prefix], {
    list: (folder) => readdir(folder).catch(() => []),
    read: (file) => readFile(file, 'utf8').catch(() => null),
    changed: (folder) =>
      stat(folder).then(
        ({ mtimeMs }) => mtimeMs,
        () => null,
      ),
  });
  const theirs = Object.entries(said.distributions).map(([module, names]) => [
    module,
    sorted(names.map(normalizedName)),
  ]);
  const ours = [...(own ?? [])].map(([module, all]) => [module, sorted(all.map(({ distribution }) => distribution))]);
  expect(Object.fromEntries(ours)).toMatchObject(Object.fromEntries(theirs));
  expect(Object.keys(said.distributions)).toContain('sklearn');
});

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();
