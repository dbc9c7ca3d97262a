import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Announcement, runtimeFiles } from '#protocol/rpc/runtime.ts';

/** Tells clients where the daemon is. Whole or not at all, and readable by its owner only from its first byte on. */
export function announce(folder: string, announcement: Announcement): void {
  const file = join(folder, runtimeFiles.announcement);
  const draft = `${file}.${announcement.pid}`;
  writeFileSync(draft, JSON.stringify(announcement), { mode: 0o600 });
  renameSync(draft, file);
}

/** Takes the announcement back, if it is still this daemon's. */
export function withdraw(folder: string, pid: number): void {
  const file = join(folder, runtimeFiles.announcement);
  try {
    const parsed = Announcement.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success && parsed.data.pid === pid) rmSync(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
