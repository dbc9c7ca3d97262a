import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, resolve } from 'node:path';
import { parseRequirementsFile, withoutCredentialsIn } from '#core/environment/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { Interpreter } from '../interpreter.ts';

/** What a requirements file says, as far as a resolver has to know it. */
export interface Requirements {
  /** As a resolver takes them from any folder: paths are absolute, other files included. */
  readonly lines: readonly string[];
  /** Index options as written, passwords and all. */
  readonly options: readonly string[];
  /** What `lines` came from, for the digest of the input: the same on every machine. */
  readonly said: readonly string[];
}

/** Options that choose an index or what may come from it; a lock needs them as its file does. */
const indexOptions = new Set([
  'index-url',
  'extra-index-url',
  'no-index',
  'find-links',
  'prefer-binary',
  'pre',
  'trusted-host',
]);

/** Files that include files that include files. */
const deepest = 8;

/**
 * Reads the text of a requirements file in a folder; files it includes are read too. What the interpreter has from a repository
 * or a folder and the text names without more is taken from there.
 */
export async function readRequirements(
  text: string,
  folder: string,
  direct: Interpreter['direct'] = new Map(),
  depth = 0,
): Promise<Requirements> {
  if (depth > deepest) throw includesItself(folder);
  const [lines, options, said]: [string[], string[], string[]] = [[], [], []];
  const atHome = (path: string): string => (isAbsolute(path) ? path : resolve(folder, path));
  for (const line of parseRequirementsFile(text)) {
    if (line.kind === 'option') {
      const { name, value } = line;
      if (name === 'requirement' || name === 'constraint') {
        const file = atHome(value);
        const inside = await readRequirements(await included(file), dirname(file), direct, depth + 1);
        said.push(...inside.said.map((one) => `${name === 'constraint' ? 'constraint: ' : ''}${one}`));
        if (name === 'constraint') lines.push(`--constraint ${file}`);
        else lines.push(...inside.lines);
        options.push(...inside.options);
      } else if (name === 'editable') {
        said.push(`--editable ${value}`);
        lines.push(isPath(value) ? `--editable ${atHome(value.replace(/^file:/, ''))}` : `--editable ${value}`);
      } else if (indexOptions.has(name)) {
        const option = `--${name}${value === '' ? '' : ` ${value}`}`;
        said.push(option);
        options.push(option);
      }
      continue;
    }
    said.push(line.text);
    lines.push(lineFor(line.text, atHome, direct, line.requirement.ok ? line.requirement.value : null));
  }
  return { lines, options, said: said.map(withoutCredentialsIn) };
}

interface Named {
  readonly normalized: string;
  readonly extras: readonly string[];
  readonly specifiers: readonly unknown[];
  readonly url: string | null;
}

function lineFor(
  text: string,
  atHome: (path: string) => string,
  direct: Interpreter['direct'],
  requirement: Named | null,
): string {
  if (requirement === null) return isPath(text) ? atHome(text.replace(/^file:(?:\/\/)?/, '')) : text;
  const origin = direct.get(requirement.normalized);
  if (origin === undefined || requirement.url !== null || requirement.specifiers.length > 0) return text;
  const name = `${requirement.normalized}${requirement.extras.length === 0 ? '' : `[${requirement.extras.join(',')}]`}`;
  if (origin.kind === 'folder') return `${name} @ file://${encodeURI(origin.path)}`;
  if (origin.kind === 'archive') return `${name} @ ${origin.url}`;
  const folder = origin.folder === null ? '' : `#subdirectory=${origin.folder}`;
  return `${name} @ ${origin.tool}+${origin.url}@${origin.commit}${folder}`;
}

const isPath = (text: string): boolean => /^(?:\.{1,2}(?:[/\\]|$|\[)|[/\\]|[A-Za-z]:[\\/]|file:)/.test(text);

async function included(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new Failure('missing', `${file} is named in the requirements and cannot be read.`, {
      reason: 'requirements-not-read',
      subject: file,
      remedy: `Put the file there, or take the line that names it out.`,
      details: [error instanceof Error ? error.message : String(error)],
    });
  });
}

const includesItself = (path: string): Failure =>
  new Failure('failed', `A requirements file in ${path} includes itself.`, {
    reason: 'requirements-not-read',
    subject: path,
    remedy: 'Take the -r line out that leads back to the file.',
  });
