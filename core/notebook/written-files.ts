import type { Magic } from '#core/python/model.ts';
import { shellCommands, wordsOf } from './shell.ts';

/** What a magic leaves in the folder the notebook runs in. Paths as written; a part in braces is a value of the notebook. */
export interface Written {
  readonly files: readonly string[];
  /** Folders that come whole: a clone. */
  readonly folders: readonly string[];
}

/** Files that a magic writes, fetches or copies, and repositories it clones. */
export function writtenBy(magic: Magic): Written {
  const own = writeMagic(magic);
  if (own !== null) return { files: [own], folders: [] };
  const all = shellCommands(magic).map(writtenByCommand);
  return { files: all.flatMap(({ files }) => files), folders: all.flatMap(({ folders }) => folders) };
}

function writeMagic({ kind, name, text }: Magic): string | null {
  if (kind !== 'cell' && kind !== 'line') return null;
  if (!/^(?:writefile|file|write_and_run|writetemplate|writefilefmt)$/.test(name)) return null;
  const [line = ''] = text.split('\n');
  return (
    wordsOf(line)
      .slice(1)
      .find((word) => !word.startsWith('-')) ?? null
  );
}

const nothing: Written = { files: [], folders: [] };

function writtenByCommand(command: string): Written {
  const target = /(?:^|[^\d&])>{1,2}\s*([^\s&|;>]+)/.exec(command)?.[1];
  const [program = '', ...rest] = wordsOf(command.replace(/^(?:sudo\s+|\w+=\S+\s+)*/, ''));
  const files = target === undefined ? [] : [target.replace(/["']/g, '')];
  const name = program.split('/').at(-1) ?? '';
  const repository = name === 'git' ? cloned(command) : null;
  if (repository !== null) return { files: [], folders: [repository.folder] };
  if (name === 'wget' || name === 'curl' || name === 'gdown')
    return { files: [...files, ...downloads(name, rest)], folders: [] };
  if (/(?:^|\s|\.)protoc\s/.test(command)) return { files: [...files, ...generated(rest)], folders: [] };
  if (name === 'touch') return { files: [...files, ...plain(rest)], folders: [] };
  if (/^(?:cp|mv|ln)$/.test(name)) return { files: [...files, ...copies(rest)], folders: [] };
  if ((name === 'gsutil' || name === 'aws') && rest.includes('cp'))
    return { files: [...files, ...copies(rest.slice(rest.indexOf('cp') + 1))], folders: [] };
  return files.length === 0 ? nothing : { files, folders: [] };
}

const plain = (words: readonly string[]): string[] => words.filter((word) => !word.startsWith('-'));
const baseOf = (path: string): string =>
  path
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .split('/')
    .at(-1) ?? '';

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

function downloads(program: string, words: readonly string[]): string[] {
  const option = program === 'wget' ? /^(?:-O|--output-document)$/ : /^(?:-o|--output|-O)$/;
  const at = words.findIndex((word) => option.test(word));
  const named = /^-O/.test(words[at] ?? '') && program === 'curl' ? undefined : words[at + 1];
  if (at >= 0 && named !== undefined) return [named];
  const attached = words.map((word) => /^(?:-O|--output(?:-document)?=)(.+)$/.exec(word)?.[1]).find(Boolean);
  if (attached !== undefined && program !== 'curl') return [attached];
  return words.filter((word) => /^(?:https?|ftp):\/\//.test(word)).map(baseOf);
}

/** `protoc --python_out=. a.proto` and `python -m grpc_tools.protoc`. A pattern stands for files that nobody can list. */
const generated = (words: readonly string[]): string[] => {
  const folder = words.map((word) => /^--python_out=(.*)$/.exec(word)?.[1]).find((each) => each !== undefined);
  if (folder === undefined) return [];
  const made = words.flatMap((word) => /^([^*-][^*]*)\.proto$/.exec(word)?.[1] ?? []);
  return made.flatMap((path) =>
    ['_pb2.py', '_pb2_grpc.py'].map((end) => `${folder.replace(/\/*$/, '/')}${baseOf(path)}${end}`),
  );
};

/** The last word is where the others go: a file, or a folder that gets each under its own name. */
function copies(words: readonly string[]): string[] {
  const paths = plain(words);
  const target = paths.at(-1);
  if (target === undefined || paths.length < 2 || /^[a-z][\w+.-]*:\/\//.test(target)) return [];
  if (/\.\w+$/.test(baseOf(target)) && paths.length === 2 && !/^\.{1,2}$/.test(baseOf(target))) return [target];
  const folder = target === '.' || target === './' ? '' : `${target.replace(/\/+$/, '')}/`;
  return paths.slice(0, -1).map((path) => `${folder}${baseOf(path)}`);
}
