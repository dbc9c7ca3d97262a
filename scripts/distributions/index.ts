import * as z from 'zod';
import { compareVersions, parseVersion } from '#core/environment/version.ts';

/** One file of a distribution on the package index. */
export interface IndexFile {
  readonly filename: string;
  readonly url: string;
}

/** The simple API's answer as JSON (PEP 691). */
const Page = z.looseObject({
  files: z.array(
    z.looseObject({ filename: z.string(), url: z.string(), yanked: z.union([z.boolean(), z.string()]).default(false) }),
  ),
});

/** A wheel of the newest release that has one, else the newest source archive; null where the index has neither. */
export async function newestFile(name: string): Promise<IndexFile | null> {
  const response = await fetch(`https://pypi.org/simple/${name}/`, {
    headers: { accept: 'application/vnd.pypi.simple.v1+json' },
  });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The package index answered ${response.status} for ${name}.`);
  const files = Page.parse(await response.json()).files.filter(({ yanked }) => yanked === false);
  return newest(files.filter(({ filename }) => /\.whl$/.test(filename))) ?? newest(files.filter(isSource));
}

const isSource = ({ filename }: IndexFile): boolean => /\.tar\.gz$/.test(filename);

function newest(files: readonly IndexFile[]): IndexFile | null {
  const dated = files.flatMap((file) => {
    const text = file.filename.endsWith('.whl')
      ? file.filename.split('-')[1]
      : /-([^-]+)\.tar\.gz$/.exec(file.filename)?.[1];
    const version = text === undefined ? null : parseVersion(text);
    return version === null || version.dev !== null ? [] : [{ file, version }];
  });
  const stable = dated.filter(({ version }) => version.pre === null);
  const [first] = (stable.length > 0 ? stable : dated).sort(
    (a, b) => compareVersions(b.version, a.version) || rank(b.file) - rank(a.file),
  );
  return first?.file ?? null;
}

/** Wheels of other platforms may leave modules out. */
const rank = ({ filename }: IndexFile): number => (/none-any|manylinux.*x86_64/.test(filename) ? 1 : 0);
