import { kindOf } from '#core/manifests/registry.ts';
import { parseSlipway } from '#core/manifests/slipway/document.ts';
import { splitMark } from '#core/manifests/text/lines.ts';
import type { Project } from '#core/project.ts';
import { runsPath } from '#core/reproducibility/record.ts';
import { recordPath } from '#core/separate/propose.ts';
import type { Manifest } from '#protocol/manifest.ts';

/** Longest text kept and most texts kept of one project: more is no manifest, or no project. */
const longest = 1_000_000;
const most = 200;

/** The same of Python files that a notebook may import. */
const longestModule = 200_000;
const mostModules = 100;

/** Files that are no manifests we lint but that rules read: how people pin, build, ignore and track. */
const alsoRead =
  /^(?:environment\.ya?ml|conda\.ya?ml|pyproject\.toml|poetry\.lock|uv\.lock|Pipfile(?:\.lock)?|setup\.(?:py|cfg)|runtime\.txt|\.python-version|\.dockerignore|\.gitignore|\.gitattributes|\.gitlab-ci\.yml|cloudbuild\.ya?ml|(?:docker-)?compose[\w.-]*\.ya?ml|dvc\.(?:yaml|lock)|params\.yaml|MLproject|CODEOWNERS|Makefile|README\.md)$/;

/** What Slipway keeps of a project in it, in a folder that is never listed. */
export const ownRecords: readonly string[] = [runsPath, recordPath];

/** Folders that are never listed; the same for the language server and the command line. */
export const heavyFolders: ReadonlySet<string> = new Set([
  'node_modules',
  '__pycache__',
  'venv',
  'env',
  'dist',
  'build',
  'site-packages',
  'mlruns',
  'wandb',
]);
/** Folders below the project's that are listed, and most files. */
export const listedDepth = 4;
export const listedMost = 20_000;

/** Whether a folder's name is not one of dependencies, caches or tools' own files. */
export const isOrdinary = (path: string): boolean => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return !heavyFolders.has(name) && (!name.startsWith('.') || path === '.github');
};

/** Whether a folder, by its path relative to the project, is listed. */
export const isListed = (folder: string): boolean => folder.split('/').length <= listedDepth && isOrdinary(folder);

/** Whether a file's text belongs into `Project.texts`, by its path; those that the manifest names come on top. */
export const isProjectFile = (path: string): boolean =>
  kindOf(path) !== null || alsoRead.test(path.slice(path.lastIndexOf('/') + 1));

/** Files that a manifest names, whatever they are called. */
export const namedIn = (manifest: Manifest | null): string[] =>
  manifest
    ? [manifest.environment.requirements, manifest.environment.lock, manifest.image.dockerfile].map((path) =>
        path.replace(/^\.\//, ''),
      )
    : [];

/** `slipway.yaml` as a value, or null where the schema refuses it (its rules say why). */
export const readManifest = (text: string): Manifest | null => parseSlipway(splitMark(text).body).manifest;

/** What decides first: files at the top before those in folders. */
const byDepth = (a: string, b: string) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1);

/**
 * The project from the list of its files and something that reads one. `read` answers null for a file that is gone or is
 * no text; when it rejects, so does this. `installed`: what its Python environment has, where there is one.
 */
export async function assembleProject(
  paths: readonly string[],
  read: (path: string) => Promise<string | null>,
  installed: Project['installed'] | null = null,
): Promise<Project> {
  const text = paths.includes('slipway.yaml') ? await read('slipway.yaml') : null;
  const manifest = text === null ? null : readManifest(text);
  const named = namedIn(manifest);
  const wanted = paths.filter((path) => isProjectFile(path) || named.includes(path)).toSorted(byDepth);
  const texts = await Promise.all(
    wanted.slice(0, most).map(async (path) => [path, path === 'slipway.yaml' ? text : await read(path)] as const),
  );
  const ours = await Promise.all(ownRecords.map(async (path) => [path, await read(path)] as const));
  const kept = [...texts, ...ours].flatMap(([path, found]) =>
    found === null || found.length > longest ? [] : [[path, found] as const],
  );
  const modules = await readModules(paths, read);
  return { manifest, texts: new Map(kept), modules, paths, ...(installed ? { installed } : {}) };
}

/** Python files that a notebook can import: those of no tests and no set-up, the nearest to the top first. */
async function readModules(
  paths: readonly string[],
  read: (path: string) => Promise<string | null>,
): Promise<ReadonlyMap<string, string>> {
  const wanted = paths.filter(
    (path) => path.endsWith('.py') && !/(?:^|\/)(?:tests?\/|test_|setup\.py$|conftest\.py$)/.test(path),
  );
  const texts = await Promise.all(
    wanted
      .toSorted(byDepth)
      .slice(0, mostModules)
      .map(async (path) => [path, await read(path)] as const),
  );
  return new Map(
    texts.flatMap(([path, text]) => (text === null || text.length > longestModule ? [] : [[path, text] as const])),
  );
}

/** The project as if `text` were what `path` holds: a document that is open and not saved. */
export function withText(project: Project, path: string, text: string): Project {
  if (project.texts.get(path) === text) return project;
  const manifest = path === 'slipway.yaml' ? readManifest(text) : project.manifest;
  const paths = project.paths.includes(path) ? project.paths : [...project.paths, path].toSorted();
  return { ...project, manifest, texts: new Map([...project.texts, [path, text]]), paths };
}
