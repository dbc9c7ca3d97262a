import type Docker from 'dockerode';
import { Failure } from '#daemon/rpc/failure.ts';
import type { Engine } from '#protocol/rpc/deploy.ts';
import type { Attempt, Candidate } from './engine/candidate.ts';
import { engineCandidates } from './engine/candidates.ts';
import { connect } from './engine/connect.ts';
import { reasonOf } from './engine/reason.ts';
import { ownSurroundings, type Surroundings } from './engine/surroundings.ts';

export interface FoundEngine {
  readonly docker: Docker;
  readonly engine: Engine;
  /** How it is reached again. */
  readonly candidate: Candidate;
  /** Where it was looked for before. */
  readonly attempts: readonly Attempt[];
}

/** Milliseconds an engine has to say its version; ssh gives itself ten seconds to connect. */
const patience = 15_000;

/**
 * The container engine that the Docker CLI would use, or else the first of the well-known ones that answers. Throws a
 * `Failure` of kind `missing`, reason `engine-not-found`, whose details say every place that was tried and what happened.
 */
export async function findEngine(surroundings: Surroundings = ownSurroundings()): Promise<FoundEngine> {
  const { candidates, attempts: ruledOut } = engineCandidates(surroundings);
  return firstOf(candidates, ruledOut, surroundings);
}

/** The engine at one address, as above. */
export const engineAt = (candidate: Candidate, surroundings: Surroundings = ownSurroundings()): Promise<FoundEngine> =>
  firstOf([candidate], [], surroundings);

async function firstOf(
  candidates: readonly Candidate[],
  ruledOut: readonly Attempt[],
  surroundings: Surroundings,
): Promise<FoundEngine> {
  const attempts = [...ruledOut];
  for (const candidate of candidates) {
    try {
      return { ...(await ask(candidate, surroundings)), attempts };
    } catch (error) {
      attempts.push({ source: candidate.source, where: candidate.host, outcome: reasonOf(error) });
    }
  }
  throw new Failure('missing', notFound(attempts), {
    reason: 'engine-not-found',
    subject: attempts[0]?.where ?? 'container engine',
    remedy: remedyFor(attempts, surroundings.platform),
    details: attempts.map(({ source, where, outcome }) => `${where} (${source}): ${outcome}`),
  });
}

async function ask(candidate: Candidate, surroundings: Surroundings): Promise<Omit<FoundEngine, 'attempts'>> {
  const path = /^unix:\/\/(.*)/.exec(candidate.host)?.[1];
  if (path !== undefined && !surroundings.exists(path)) throw Object.assign(new Error(path), { code: 'ENOENT' });
  const docker = connect(candidate);
  const version = await inTime(docker.version());
  return {
    docker,
    candidate,
    engine: {
      host: candidate.host,
      source: candidate.source,
      version: version.Version,
      apiVersion: version.ApiVersion,
      os: `${version.Os}/${version.Arch}`,
    },
  };
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error(), { code: 'ETIMEDOUT' })), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function notFound(attempts: readonly Attempt[]): string {
  const [first] = attempts;
  if (attempts.length === 1 && first) return `The engine of ${first.source} does not answer: ${first.outcome}.`;
  return `No container engine answers; ${attempts.length} places were tried.`;
}

function remedyFor(attempts: readonly Attempt[], platform: NodeJS.Platform): string {
  const [first] = attempts;
  if (attempts.length === 1 && first?.source === 'DOCKER_HOST')
    return 'Start that engine, or unset DOCKER_HOST to use the one on this machine.';
  if (attempts.length === 1 && first?.source === 'the deployment') return 'Start that engine: it was deployed there.';
  if (attempts.length === 1) return 'Start that engine, or choose another: docker context use NAME.';
  if (attempts.some(({ outcome }) => outcome.startsWith('no permission')))
    return 'sudo usermod -aG docker "$USER", then log in again.';
  return platform === 'linux'
    ? 'Install and start one, such as: sudo apt-get install docker.io; or set DOCKER_HOST. See docs/engine.md.'
    : 'Start Docker Desktop, Colima, OrbStack, Rancher Desktop or Podman; or set DOCKER_HOST. See docs/engine.md.';
}
