import { existsSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { removeOldTemporaryFolders, temporaryFolder, withTemporaryFolder } from './temporary.ts';

it('is for this user only, and gone when its job has failed', async () => {
  let made = '';
  const failed = withTemporaryFolder(async (folder) => {
    made = folder;
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o777).toBe(0o700);
    throw new Error('it failed');
  });
  await expect(failed).rejects.toThrow('it failed');
  expect(existsSync(made)).toBe(false);
});

it('goes with the next start, also where that process has the number of the one that was killed', async () => {
  const left = await temporaryFolder();
  await removeOldTemporaryFolders();
  expect(existsSync(left)).toBe(false);
});
