import type { Magic } from './model.ts';

/** Magics that put names into the notebook's namespace nobody can see in its text. */
const opening = new Set([
  'pylab',
  'run',
  'load',
  'store',
  'recall',
  'rerun',
  'macro',
  'import_from',
  'reload_kernel',
  'cython',
]);
/** Cell magics whose body is another language or another process, so that it binds nothing here. */
const elsewhere = new Set([
  'bash',
  'sh',
  'script',
  'html',
  'HTML',
  'javascript',
  'js',
  'latex',
  'markdown',
  'svg',
  'SVG',
  'writefile',
  'file',
  'python',
  'python2',
  'python3',
  'perl',
  'ruby',
  'cmd',
  'system',
  'sx',
  '!',
  'bigquery',
  'sql',
  'R',
  'time',
  'timeit',
  'capture',
  'prun',
  'memit',
  'mermaid',
  'powershell',
  'pip',
]);

/** Names a magic binds, and whether it may bind others that cannot be known. */
export function namesFromMagic(magic: Magic): { readonly binds: readonly string[]; readonly opens: boolean } {
  const [line = ''] = magic.text.split('\n');
  if (magic.kind === 'cell') {
    const captured = /^%%capture\s+(?:-\S+\s+)*([A-Za-z_]\w*)/.exec(line)?.[1];
    const options = [...line.matchAll(/(?:--(?:out|err|output)|-o)[ =]([A-Za-z_]\w*)/g)].map((match) => match[1] ?? '');
    const result = /^%%(?:sql|bigquery)\s+(?:--\S+\s+\S+\s+)*([A-Za-z_]\w*)\s*(?:<<)?/.exec(line)?.[1];
    const binds = [captured, result, ...options].filter((name): name is string => name !== undefined);
    return { binds, opens: !elsewhere.has(magic.name) };
  }
  const assigned = /%(?:sql|sx|system)\s+([A-Za-z_]\w*)\s*<</.exec(line)?.[1];
  return { binds: assigned === undefined ? [] : [assigned], opens: magic.kind === 'line' && opening.has(magic.name) };
}
