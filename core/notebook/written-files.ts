import type { Magic } from '#core/python/model.ts';
import { cloned } from './clone-command.ts';
import { copiesOf, downloadsOf } from './downloads.ts';
import { shellCommands, wordsOf } from './shell.ts';
import { baseOf, plain } from './shell-paths.ts';

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
  const name = baseOf(program);
  const repository = name === 'git' ? cloned(command) : null;
  if (repository !== null) return { files: [], folders: [repository.folder] };
  if (name === 'wget' || name === 'curl' || name === 'gdown')
    return { files: [...files, ...downloadsOf(name, rest).map(({ file }) => file)], folders: [] };
  if (/(?:^|\s|\.)protoc\s/.test(command)) return { files: [...files, ...generated(rest)], folders: [] };
  if (name === 'touch') return { files: [...files, ...plain(rest)], folders: [] };
  if (/^(?:cp|mv|ln)$/.test(name)) return { files: [...files, ...copiesOf(rest).map(({ file }) => file)], folders: [] };
  if ((name === 'gsutil' || name === 'aws') && rest.includes('cp'))
    return { files: [...files, ...copiesOf(rest.slice(rest.indexOf('cp') + 1)).map(({ file }) => file)], folders: [] };
  return files.length === 0 ? nothing : { files, folders: [] };
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
