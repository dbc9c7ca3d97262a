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
