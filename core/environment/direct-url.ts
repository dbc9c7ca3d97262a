import * as z from 'zod';

/** Where a distribution came from that no index gave (PEP 610). */
export type DirectOrigin =
  | {
      readonly kind: 'vcs';
      readonly url: string;
      readonly tool: string;
      readonly commit: string;
      readonly folder: string | null;
    }
  | { readonly kind: 'folder'; readonly path: string; readonly editable: boolean }
  | { readonly kind: 'archive'; readonly url: string; readonly sha256: string | null };

const Said = z.object({
  url: z.string(),
  subdirectory: z.string().optional(),
  vcs_info: z.object({ vcs: z.string(), commit_id: z.string() }).optional(),
  dir_info: z.object({ editable: z.boolean().optional() }).optional(),
  archive_info: z
    .object({ hash: z.string().optional(), hashes: z.record(z.string(), z.string()).optional() })
    .optional(),
});

/** Reads `direct_url.json`, also as pip's report has it; null for what is none. Names and passwords are left out of addresses. */
export function directOrigin(said: unknown): DirectOrigin | null {
  const parsed = Said.safeParse(said);
  if (!parsed.success) return null;
  const { vcs_info: vcs, archive_info: archive, dir_info: folder, subdirectory } = parsed.data;
  const url = withoutCredentials(parsed.data.url);
  if (vcs !== undefined)
    return { kind: 'vcs', url, tool: vcs.vcs, commit: vcs.commit_id, folder: subdirectory ?? null };
  if (folder !== undefined || (archive === undefined && url.startsWith('file:')))
    return { kind: 'folder', path: pathOfFileUrl(url), editable: folder?.editable === true };
  const sha256 = archive?.hashes?.['sha256'] ?? /^sha256=([0-9a-f]{64})$/.exec(archive?.hash ?? '')?.[1] ?? null;
  return { kind: 'archive', url, sha256 };
}

/** An address without what opens it; the `git@` of ssh stays, since it is no secret and nothing works without. */
export function withoutCredentials(url: string): string {
  return url.replace(/^((?:[a-z][a-z0-9+.-]*):\/\/)([^/@\s]*)@/i, (whole, scheme: string, user: string) => {
    if (!/https?:\/\/$/i.test(scheme) && !user.includes(':')) return whole;
    return /https?:\/\/$/i.test(scheme) ? scheme : `${scheme}${user.split(':')[0] ?? ''}@`;
  });
}

/** Every address in a text, without what opens it. */
export const withoutCredentialsIn = (text: string): string =>
  text.replace(/[a-z][a-z0-9+.-]*:\/\/[^\s'"<>]*/gi, withoutCredentials);

/** The requirement (PEP 508) that names an origin of this kind; a folder has none that holds on another machine. */
export function directRequirement(name: string, origin: DirectOrigin): string | null {
  if (origin.kind === 'folder') return null;
  if (origin.kind === 'archive')
    return `${name} @ ${origin.url}${origin.sha256 === null ? '' : `#sha256=${origin.sha256}`}`;
  return `${name} @ ${origin.tool}+${origin.url}@${origin.commit}${origin.folder === null ? '' : `#subdirectory=${origin.folder}`}`;
}

const pathOfFileUrl = (url: string): string =>
  decodeURIComponent(url.replace(/^file:\/\/(?:localhost)?/, '')).replace(/^\/(?=[A-Za-z]:)/, '');
