import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import Docker from 'dockerode';
import type { Candidate, Tls } from './candidate.ts';
import { sshAgent } from './ssh.ts';

// dockerode mixes in what it makes of DOCKER_HOST itself, unless it is told otherwise.
const nothing = {
  socketPath: undefined,
  host: undefined,
  port: undefined,
  ca: undefined,
  cert: undefined,
  key: undefined,
};

/** A client of the candidate. Connects nowhere yet; throws where the address or a certificate cannot be read. */
export function connect({ host, tls }: Candidate): Docker {
  if (host.startsWith('unix://')) return local(host.slice('unix://'.length));
  if (host.startsWith('npipe://')) return local(host.slice('npipe://'.length).replaceAll('\\', '/'));
  const url = new URL(host);
  if (url.protocol === 'ssh:') {
    // The name is only for the HTTP header; the agent does the connecting.
    const options = { ...nothing, protocol: 'http' as const, host: 'engine', port: 80, agent: sshAgent(host) };
    return new Docker(options);
  }
  if (!['tcp:', 'http:', 'https:'].includes(url.protocol))
    throw new Error(`${url.protocol}// is no way to reach an engine; unix, npipe, tcp and ssh are`);
  const secure = tls !== null || url.protocol === 'https:';
  const port = url.port || (secure ? 2376 : 2375);
  const unchecked = tls?.verify === false ? { agent: new Agent({ ...files(tls), rejectUnauthorized: false }) } : {};
  const protocol = secure ? 'https' : 'http';
  return new Docker({ ...nothing, protocol, host: url.hostname, port, ...files(tls), ...unchecked });
}

const local = (socketPath: string): Docker => new Docker({ ...nothing, protocol: 'http', socketPath });

function files(tls: Tls | null): { ca?: Buffer; cert?: Buffer; key?: Buffer } {
  return {
    ...(tls?.ca ? { ca: readFileSync(tls.ca) } : {}),
    ...(tls?.cert ? { cert: readFileSync(tls.cert) } : {}),
    ...(tls?.key ? { key: readFileSync(tls.key) } : {}),
  };
}
