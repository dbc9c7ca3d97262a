import * as z from 'zod';

/** What decides where the daemon's door is. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. */
  readonly platform: string;
  /** Null on Windows. */
  readonly uid: number | null;
  readonly user: string;
  /** Folder for temporary files. */
  readonly temporary: string;
}

/**
 * The folder both sides look in: `SLIPWAY_RUNTIME`, else `slipway` in `XDG_RUNTIME_DIR`, else a folder of this user's
 * among the temporary ones.
 */
export function runtimeFolder({ env, platform, uid, user, temporary }: Surroundings): string {
  const given = env['SLIPWAY_RUNTIME'];
  if (given) return given;
  if (platform === 'win32') return `${temporary}\\slipway-${user}`;
  const session = env['XDG_RUNTIME_DIR'];
  return session ? `${session}/slipway` : `${temporary}/slipway-${uid ?? user}`;
}

/** Names in the runtime folder. */
export const runtimeFiles = {
  /** An `Announcement`, mode 0600. There while a daemon listens, and left behind by one that was killed. */
  announcement: 'daemon.json',
  /** Held, by a lock the system drops with the process, as long as a daemon lives. */
  lock: 'daemon.lock',
  socket: 'daemon.sock',
  /** What daemons printed before they had a log: why one could not start. */
  output: 'daemon.out',
} as const;

/** How to reach the daemon that listens, and the secret to show it. */
export const Announcement = z.object({
  /** Path of a Unix socket, or name of a pipe. */
  address: z.string(),
  /** 256 random bits in hex. */
  token: z.string().regex(/^[0-9a-f]{64}$/),
  pid: z.int(),
  protocol: z.int(),
  version: z.string(),
  /** Path of the daemon's log. */
  log: z.string(),
});
export type Announcement = z.infer<typeof Announcement>;

/** What `lstat` says of the runtime folder. */
export interface FolderFacts {
  readonly directory: boolean;
  readonly uid: number;
  readonly mode: number;
}

/**
 * Why a runtime folder cannot be trusted, or null when it can: a folder, this user's own, open to nobody else. Whoever
 * else could write in it could put a door of their own there. Windows has no such modes: its temporary folder is the user's.
 */
export function folderFault(folder: string, facts: FolderFacts, uid: number | null): string | null {
  if (!facts.directory) return `${folder} is not a folder (a link to one does not count).`;
  if (uid === null) return null;
  if (facts.uid !== uid) return `${folder} belongs to user ${facts.uid}, not to you (${uid}).`;
  const open = facts.mode & 0o077;
  return open === 0
    ? null
    : `${folder} is open to other users (mode ${(facts.mode & 0o777).toString(8)}, must be 700).`;
}
