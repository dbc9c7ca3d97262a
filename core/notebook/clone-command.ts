import { wordsOf } from './shell.ts';
import { baseOf } from './shell-paths.ts';

/** What a command clones. */
export interface Cloned {
  readonly url: string;
  readonly folder: string;
  /** Branch, tag or commit that it asks for. */
  readonly revision: string | null;
}

/** `git clone [options] URL [folder]`; null for any other command. */
export function cloned(command: string): Cloned | null {
  const [program = '', ...all] = wordsOf(command.replace(/^(?:sudo\s+|\w+=\S+\s+)*/, ''));
  if (program !== 'git' || all[0] !== 'clone') return null;
  const words = all.slice(1);
  const valued = new Set([
    '-b',
    '--branch',
    '--revision',
    '--depth',
    '-c',
    '--config',
    '-o',
    '--origin',
    '-j',
    '--jobs',
  ]);
  const [url = '', folder] = words.filter((word, at) => !word.startsWith('-') && !valued.has(words[at - 1] ?? ''));
  const name = folder ?? baseOf(url).replace(/\.git$/, '');
  const asked = words.find((_, at) => /^(?:-b|--branch|--revision)$/.test(words[at - 1] ?? ''));
  const attached = words.map((word) => /^--(?:branch|revision)=(.+)$/.exec(word)?.[1]).find(Boolean);
  return name === '' ? null : { url, folder: name, revision: asked ?? attached ?? null };
}
