import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '#daemon/rpc/failure.ts';
import { DriftReport } from '#protocol/drift.ts';
import type { DriftSource } from './source.ts';

/** Reports that model servers keep in their state folders, at most a second old. `folderOf` is null for other endpoints. */
export function localDrift(folderOf: (endpoint: string) => string | null): DriftSource {
  return {
    async report(endpoint) {
      const folder = folderOf(endpoint);
      if (folder === null) return null;
      const file = join(folder, 'drift.json');
      let text: string;
      try {
        text = await readFile(file, 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
      const parsed = DriftReport.safeParse(JSON.parse(text));
      if (parsed.success) return { ...parsed.data, endpoint };
      throw new Failure('failed', `${file} is not a drift report of this version of Slipway.`, {
        reason: 'drift-report-unreadable',
        subject: file,
        remedy: `Serve ${endpoint} again; the server writes a new one.`,
      });
    },
  };
}
