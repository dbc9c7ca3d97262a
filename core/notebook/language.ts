import { field, isRecord, record, string } from './json.ts';
import type { Notebook } from './model.ts';

/** What kernels call Python: plain, by version, on a cluster, in a browser. */
const python = /^(?:i?python[\d.]*|xpython|pyspark\d?|pysparkkernel|python_glue_session|glue_pyspark|pyodide|pyolite)$/;
/** Kernels' names that say the language where nothing else does. */
const kernels: readonly (readonly [RegExp, string])[] = [
  [/^(?:ir|xr|r)\b|^ir[\d.]+$/, 'r'],
  [/^(?:i?julia|xjulia)\b/, 'julia'],
  [/^(?:scala|almond|spylon|sparkkernel|toree)/, 'scala'],
  [/python|pyspark|^conda/, 'python'],
];

/** A language's name in small letters, all kinds of Python as `python`; null for no name, or one that is no language. */
export function languageNamed(name: unknown): string | null {
  const said = string(name)?.trim().toLowerCase() ?? '';
  if (said === '' || said === 'plaintext' || said === 'text') return null;
  if (python.test(said)) return 'python';
  return said === 'ir' ? 'r' : said;
}

/** The language of a notebook's code cells, from what its metadata says; null where nothing does. */
export function languageOf(metadata: Record<string, unknown>, firstCodeCell: unknown): string | null {
  const kernel = metadata['kernelspec'];
  return (
    languageNamed(field(metadata['language_info'], 'name')) ??
    languageNamed(field(kernel, 'language')) ??
    languageNamed(field(metadata['application/vnd.databricks.v1+notebook'], 'language')) ??
    languageNamed(field(firstCodeCell, 'language')) ??
    ofKernel(string(field(kernel, 'name')))
  );
}

/** Lines that are of one language and hardly of another. */
const looks: readonly (readonly [string, RegExp])[] = [
  ['python', /^\s*(?:import \w|from \w[\w.]* import |def \w+\(.*:\s*$|class \w+.*:\s*$|print\()/gm],
  ['r', /^\s*(?:[\w.]+\s*<-\s*\S|library\(\w+\)\s*$)|%>%/gm],
  ['julia', /^\s*(?:using [A-Z]\w*|(?:function|struct|module) \w+.*[^:]$)|\bprintln\(/gm],
];

/** R or Julia, where the code of a notebook that does not say its language looks like it twice and never like Python; else null. */
export function languageByLooks(code: string): string | null {
  const [python = 0, ...others] = looks.map(([, pattern]) => code.match(pattern)?.length ?? 0);
  const at = others.findIndex((count) => count >= 2);
  return python > 0 || at < 0 ? null : (looks[at + 1]?.[0] ?? null);
}

function ofKernel(name: string | null): string | null {
  const small = name?.toLowerCase() ?? '';
  return kernels.find(([pattern]) => pattern.test(small))?.[1] ?? null;
}

/**
 * The language a polyglot kernel keeps with one cell; null where it keeps none. VS Code's `languageId` is none of these: it colours
 * the cell, and the kernel runs it all the same.
 */
export function languageOfCell(metadata: unknown): string | null {
  if (!isRecord(metadata)) return null;
  return (
    languageNamed(field(metadata['polyglot_notebook'], 'kernelName')) ??
    languageNamed(field(metadata['dotnet_interactive'], 'language')) ??
    // Polynote's and SoS's.
    languageNamed(metadata['language']) ??
    ofKernel(string(metadata['kernel']))
  );
}

/** How a language is written in a sentence. */
export function languageTitle(language: string): string {
  const titles: Record<string, string> = {
    sql: 'SQL',
    javascript: 'JavaScript',
    typescript: 'TypeScript',
    csharp: 'C#',
  };
  return record(titles)[language] === undefined
    ? language.charAt(0).toUpperCase() + language.slice(1)
    : (titles[language] ?? language);
}

/** Whether a notebook is in Python 2, as the kernel says that ran it last, or else the one that it asks for. */
export const isPython2 = ({ languageVersion, kernel }: Pick<Notebook, 'languageVersion' | 'kernel'>): boolean =>
  languageVersion === null ? /^i?python2/i.test(kernel?.name ?? '') : languageVersion.startsWith('2.');
