import type { Attempt, Candidate, Tls } from './candidate.ts';
import { type Context, contextNamed } from './contexts.ts';
import { defaultHost, knownPlaces } from './places.ts';
import type { Surroundings } from './surroundings.ts';

export interface Candidates {
  /** In the order they are asked. */
  readonly candidates: readonly Candidate[];
  /** What could already be ruled out. */
  readonly attempts: readonly Attempt[];
}

/**
 * Where an engine is looked for, in the order of the Docker CLI: `DOCKER_HOST`, then `DOCKER_CONTEXT`, then the context
 * that `config.json` calls current, then the platform's default. What somebody chose is the only candidate, as with the
 * CLI: another engine than the chosen one would be a surprise. Only where nothing was chosen, the sockets of rootless
 * Docker, Docker Desktop, Colima, OrbStack, Rancher Desktop, Lima and Podman follow.
 */
export function engineCandidates(surroundings: Surroundings): Candidates {
  const { env } = surroundings;
  const host = env['DOCKER_HOST'];
  if (host) return only({ source: 'DOCKER_HOST', host: normalised(host), tls: tlsOfEnvironment(surroundings) });

  const chosen = chosenContext(surroundings);
  if (chosen.name !== 'default') {
    const context = contextNamed(surroundings, chosen.name);
    const source = `context "${chosen.name}" of ${chosen.by}`;
    if (!context.ok) return { candidates: [], attempts: [{ source, where: context.where, outcome: context.outcome }] };
    return only({ source, host: normalised(context.value.host), tls: tlsOfContext(context.value) });
  }

  const first: Candidate = { source: 'the default', host: defaultHost(surroundings.platform), tls: null };
  const others = knownPlaces(surroundings).filter(({ host: other }) => other !== first.host);
  return { candidates: [first, ...others], attempts: [] };
}

const only = (candidate: Candidate): Candidates => ({ candidates: [candidate], attempts: [] });

/** The CLI's config folder: `DOCKER_CONFIG`, else `~/.docker`. */
function configFolder({ env, home }: Surroundings): string {
  return env['DOCKER_CONFIG'] || `${home}/.docker`;
}

function chosenContext(surroundings: Surroundings): { name: string; by: string } {
  const named = surroundings.env['DOCKER_CONTEXT'];
  if (named) return { name: named, by: 'DOCKER_CONTEXT' };
  const file = `${configFolder(surroundings)}/config.json`;
  const current = currentContext(surroundings.read(file));
  return current ? { name: current, by: file } : { name: 'default', by: file };
}

function currentContext(text: string | undefined): string | null {
  if (text === undefined) return null;
  try {
    const config: unknown = JSON.parse(text);
    if (typeof config !== 'object' || config === null || !('currentContext' in config)) return null;
    return typeof config.currentContext === 'string' && config.currentContext !== '' ? config.currentContext : null;
  } catch {
    return null; // the CLI too warns of a broken config.json and goes on with the default
  }
}

function tlsOfEnvironment(surroundings: Surroundings): Tls | null {
  const { env } = surroundings;
  const verify = Boolean(env['DOCKER_TLS_VERIFY']);
  if (!verify && !env['DOCKER_TLS']) return null;
  return certificates(surroundings, env['DOCKER_CERT_PATH'] || configFolder(surroundings), verify);
}

function tlsOfContext({ host, tls }: Context): Tls | null {
  return host.startsWith('tcp:') ? tls : null;
}

function certificates({ exists }: Surroundings, folder: string, verify: boolean): Tls {
  const file = (name: string) => (exists(`${folder}/${name}`) ? `${folder}/${name}` : null);
  return { ca: file('ca.pem'), cert: file('cert.pem'), key: file('key.pem'), verify };
}

/** `host:port` without a scheme is TCP, as for the CLI; `unix://` without a path is the default socket. */
function normalised(host: string): string {
  if (host === 'unix://') return 'unix:///var/run/docker.sock';
  return host.includes('://') ? host : `tcp://${host}`;
}
