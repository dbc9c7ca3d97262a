import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Ran {
  readonly exit: number;
  /** What the command wrote to stdout. */
  readonly stdout: string;
}

/** Runs the command line as a user would, showing what it says as it says it, indented. */
export function slipway(
  cli: string,
  project: string,
  args: readonly string[],
  options: { readonly quiet?: boolean } = {},
): Promise<Ran> {
  if (options.quiet !== true) console.log(`$ slipway ${args.join(' ')}`);
  const child = spawn(process.execPath, [cli, ...args], { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    if (options.quiet !== true) console.log(`  ${line}`);
  });
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (options.quiet !== true) console.log(`  ${line}`);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ exit: code ?? 1, stdout: lines.join('\n') }));
  });
}

/** The same with `--format json`, parsed, and nothing shown. */
export async function slipwayJson(cli: string, project: string, args: readonly string[]): Promise<unknown> {
  const { stdout } = await slipway(cli, project, [...args, '--format', 'json'], { quiet: true });
  return JSON.parse(stdout);
}
