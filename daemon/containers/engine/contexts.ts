import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Tls } from './candidate.ts';
import type { Surroundings } from './surroundings.ts';

/** A Docker context: an engine's address and certificates under a name. */
export interface Context {
  readonly host: string;
  readonly tls: Tls | null;
}

type Found = { ok: true; value: Context } | { ok: false; where: string; outcome: string };

const Meta = z.object({
  Endpoints: z.object({ docker: z.object({ Host: z.string().min(1), SkipTLSVerify: z.boolean().optional() }) }),
});

/**
 * Reads the CLI's context store: `contexts/meta/<sha256 of the name>/meta.json` and, for certificates,
 * `contexts/tls/<sha256 of the name>/docker/`.
 */
export function contextNamed({ env, home, exists, read }: Surroundings, name: string): Found {
  const folder = env['DOCKER_CONFIG'] || `${home}/.docker`;
  const digest = createHash('sha256').update(name).digest('hex');
  const where = `${folder}/contexts/meta/${digest}/meta.json`;
  const text = read(where);
  if (text === undefined)
    return { ok: false, where, outcome: 'there is no such context ("docker context ls" lists them)' };
  const meta = parsed(text);
  if (meta === null) return { ok: false, where, outcome: 'the context names no Docker engine' };

  const tlsFolder = `${folder}/contexts/tls/${digest}/docker`;
  const file = (of: string) => (exists(`${tlsFolder}/${of}`) ? `${tlsFolder}/${of}` : null);
  const tls = { ca: file('ca.pem'), cert: file('cert.pem'), key: file('key.pem'), verify: meta.SkipTLSVerify !== true };
  const plain = tls.ca === null && tls.cert === null && meta.SkipTLSVerify !== true;
  return { ok: true, value: { host: meta.Host, tls: plain ? null : tls } };
}

function parsed(text: string): { Host: string; SkipTLSVerify?: boolean | undefined } | null {
  try {
    const meta = Meta.safeParse(JSON.parse(text));
    return meta.success ? meta.data.Endpoints.docker : null;
  } catch {
    return null;
  }
}
