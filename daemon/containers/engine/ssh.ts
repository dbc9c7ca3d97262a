import { spawn } from 'node:child_process';
import { Agent } from 'node:http';
import { Duplex } from 'node:stream';
import { withoutModelKey } from '#daemon/process/without-model-key.ts';

/**
 * Carries HTTP to an engine over the machine's own `ssh` and `docker system dial-stdio`, as the Docker CLI does: the
 * user's ~/.ssh/config, agent and known hosts count. It never asks for a password, since nobody could answer.
 */
export function sshAgent(host: string): Agent {
  const agent = new Agent({ keepAlive: false });
  Object.assign(agent, { createConnection: () => dial(sshArguments(host)) });
  return agent;
}

export function sshArguments(host: string): string[] {
  const url = new URL(host);
  return [
    ...['-o', 'BatchMode=yes', '-o', 'ConnectTimeout=10', '-T'],
    ...(url.username ? ['-l', decodeURIComponent(url.username)] : []),
    ...(url.port ? ['-p', url.port] : []),
    ...['--', url.hostname, 'docker', 'system', 'dial-stdio'],
  ];
}

function dial(args: readonly string[]): Duplex {
  const env = withoutModelKey(process.env);
  const child = spawn('ssh', args, { env, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  const duplex = new Duplex({
    read: () => child.stdout.resume(),
    write: (chunk, _, done) => {
      child.stdin.write(chunk, done);
    },
    final: (done) => {
      child.stdin.end(done);
    },
    destroy: (error, done) => {
      child.kill();
      done(error);
    },
  });
  child.stdout.on('data', (chunk) => {
    if (!duplex.push(chunk)) child.stdout.pause();
  });
  child.stdin.on('error', () => {}); // told by the exit below, in ssh's own words
  child.on('error', (error) => duplex.destroy(new Error(`ssh could not be started: ${error.message}`)));
  child.on('close', (code) => {
    if (code === 0) duplex.push(null);
    else duplex.destroy(new Error(`ssh ended with ${code ?? 'a signal'}: ${said.trim() || 'it said nothing'}`));
  });
  return duplex;
}
