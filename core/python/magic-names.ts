import type { Magic } from './model.ts';

/** Line magics that put no name into the notebook. Any other may: `%run`, `%load`, `%pylab`, `%reload_kedro`, somebody's own. */
const plain = new Set(
  `alias alias_magic autoawait autoreload autosave bash bookmark cat cd clear colors conda config connect_info cp debug dhist
   dirs doctest_mode edit env glue_version gui hist history html idle_timeout javascript killbgscripts less ll load_ext loadpy
   logoff logon logstart logstate logstop lprun ls lsmagic lx magic mamba man matplotlib md memit mkdir more mprun mv notebook
   number_of_workers page pastebin pdb pdef pdoc pfile pinfo pinfo2 pip popd pprint precision prun psearch psource pushd pwd
   pycat pyinstrument pylint qtconsole quickref region rehashx reload_ext reset reset_selective rm rmdir save sc script
   scalene set_env sh snakeviz sql sx system tb tensorboard tensorflow_version time timeit unalias unload_ext uv watermark who
   who_ls whos worker_type xdel xmode additional_python_modules session_id streaming`.split(/\s+/),
);
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
  const binds = assigned === undefined ? [] : [assigned];
  if (magic.kind !== 'line') return { binds, opens: false };
  return magic.name === 'store' ? restored(line) : { binds, opens: !plain.has(magic.name) || /\bkedro\b/.test(line) };
}

/** `%store -r` brings back all that was stored, `%store -r train test` these. Without `-r` it only keeps. */
function restored(line: string): { readonly binds: readonly string[]; readonly opens: boolean } {
  const named = /^%?store\s+-r\b\s*([^#]*)/.exec(line)?.[1]?.trim();
  if (named === undefined) return { binds: [], opens: false };
  return { binds: named.split(/\s+/), opens: named === '' };
}
