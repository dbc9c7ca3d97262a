import { spawn } from 'node:child_process';
import type Docker from 'dockerode';
import { systemPath } from './needs.ts';

/** Makes a base image under its name. */
export type Make = (docker: Docker) => Promise<void>;

/** Runs a program to its end; what it says is in the error when it fails. */
export function run(command: string, args: readonly string[], cwd?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, PATH: systemPath },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000);
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve(out)
        : reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${said}${out.slice(-2000)}`)),
    );
  });
}

/** A folder as a tar stream, as an engine takes it. */
export function tarOf(folder: string): NodeJS.ReadableStream {
  return spawn('tar', ['-C', folder, '-c', '.'], { stdio: ['ignore', 'pipe', 'inherit'] }).stdout;
}

/** Builds a base image from a folder with a Dockerfile. */
export async function buildBase(docker: Docker, context: NodeJS.ReadableStream, image: string): Promise<void> {
  const stream = await docker.buildImage(context, { t: image, rm: true, forcerm: true });
  await new Promise<void>((resolve, reject) =>
    docker.modem.followProgress(stream, (error, events: { error?: string }[]) => {
      const failed = error ?? events.find((event) => event.error !== undefined)?.error;
      if (failed) reject(new Error(`${image} cannot be made: ${failed}`));
      else resolve();
    }),
  );
}

/** Where this machine keeps the certificates it trusts. */
export function caBundle(): string {
  return process.env['NODE_EXTRA_CA_CERTS'] || process.env['SSL_CERT_FILE'] || '/etc/ssl/certs/ca-certificates.crt';
}
