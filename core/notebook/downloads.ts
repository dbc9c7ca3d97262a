import type { Magic } from '#core/python/model.ts';
import { shellCommands, wordsOf } from './shell.ts';
import { baseOf, plain } from './shell-paths.ts';

/** Something brought into the folder the notebook runs in, and the file it is left in, both as written. */
export interface Download {
  readonly from: string;
  readonly file: string;
}

/** What a magic fetches from elsewhere by its address: with wget, curl, gsutil or the AWS command line. */
export const fetchedBy = (magic: Magic): Download[] =>
  shellCommands(magic)
    .flatMap(fetchedByCommand)
    .filter(({ from }) => /^[a-z][\w+.-]*:\/\//i.test(from));

function fetchedByCommand(command: string): Download[] {
  const [program = '', ...rest] = wordsOf(command.replace(/^(?:sudo\s+|\w+=\S+\s+)*/, ''));
  const name = baseOf(program);
  if (name === 'gsutil' || name === 'aws')
    return rest.includes('cp') ? copiesOf(rest.slice(rest.indexOf('cp') + 1)) : [];
  if (name !== 'wget' && name !== 'curl') return [];
  const target = /(?:^|[^\d&])>{1,2}\s*([^\s&|;>]+)/.exec(command)?.[1];
  const found = downloadsOf(name, rest);
  return target === undefined ? found : found.map(({ from }) => ({ from, file: target.replace(/["']/g, '') }));
}

/** What a program that downloads is given: `wget -O data.csv URL`. */
export function downloadsOf(program: string, words: readonly string[]): Download[] {
  const addresses = words.filter((word) => /^(?:https?|ftp):\/\//.test(word));
  const named = namedFile(program, words);
  if (named !== null) return [{ from: addresses[0] ?? '', file: named }];
  return addresses.map((from) => ({ from, file: baseOf(from) }));
}

function namedFile(program: string, words: readonly string[]): string | null {
  const option = program === 'wget' ? /^(?:-O|--output-document)$/ : /^(?:-o|--output|-O)$/;
  const at = words.findIndex((word) => option.test(word));
  const named = /^-O/.test(words[at] ?? '') && program === 'curl' ? undefined : words[at + 1];
  if (at >= 0 && named !== undefined) return named;
  const attached = words.map((word) => /^(?:-O|--output(?:-document)?=)(.+)$/.exec(word)?.[1]).find(Boolean);
  return attached !== undefined && program !== 'curl' ? attached : null;
}

/** The last word is where the others go: a file, or a folder that gets each under its own name. */
export function copiesOf(words: readonly string[]): Download[] {
  const paths = plain(words);
  const target = paths.at(-1);
  if (target === undefined || paths.length < 2 || /^[a-z][\w+.-]*:\/\//.test(target)) return [];
  const [from = ''] = paths;
  if (/\.\w+$/.test(baseOf(target)) && paths.length === 2 && !/^\.{1,2}$/.test(baseOf(target)))
    return [{ from, file: target }];
  const folder = target === '.' || target === './' ? '' : `${target.replace(/\/+$/, '')}/`;
  return paths.slice(0, -1).map((path) => ({ from: path, file: `${folder}${baseOf(path)}` }));
}
