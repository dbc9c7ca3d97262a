import { sha256 } from '#core/digest.ts';
import { localNames } from '#core/environment/needs.ts';
import type { Project } from '#core/project.ts';
import type { Analysis } from '#core/python/model.ts';

type Texts = ReadonlyMap<string, string>;

/**
 * SHA-256 in hex of the project's own Python files that a notebook imports, directly or by one another, by path. Of a package every
 * file counts, since its parts find each other in ways that no import shows. `notebook` is its path in the project.
 */
export function moduleDigests(analysis: Analysis, project: Project, notebook: string): Record<string, string> {
  const texts: Texts = project.modules ?? new Map();
  const local = localNames(analysis, project, notebook);
  const paths = new Set<string>();
  const seen = new Set<string>();
  const open = analysis.imports.map(({ module }) => module);
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    if (seen.has(module) || !local.has(module)) continue;
    seen.add(module);
    for (const path of texts.keys()) {
      if (paths.has(path) || !isOf(module, path)) continue;
      paths.add(path);
      open.push(...(factsOf(texts, path)?.imports ?? []));
    }
  }
  return Object.fromEntries([...paths].sort().map((path) => [path, factsOf(texts, path)?.digest ?? '']));
}

/** `helpers.py` wherever it lies, or a file of the package `helpers`. */
const isOf = (module: string, path: string): boolean =>
  `/${path}`.endsWith(`/${module}.py`) || `/${path}`.includes(`/${module}/`);

interface Facts {
  readonly digest: string;
  /** Top modules it imports, wherever it does. */
  readonly imports: readonly string[];
}

/** A project's texts never change, and a notebook asks at every keystroke. */
const known = new WeakMap<Texts, Map<string, Facts>>();

function factsOf(texts: Texts, path: string): Facts | undefined {
  const ofProject = known.get(texts) ?? new Map<string, Facts>();
  known.set(texts, ofProject);
  const text = texts.get(path);
  if (text === undefined) return undefined;
  const facts = ofProject.get(path) ?? { digest: sha256(text.replaceAll('\r\n', '\n')), imports: importedBy(text) };
  ofProject.set(path, facts);
  return facts;
}

/** Also what a function imports: that it may run is enough. */
const importedBy = (text: string): string[] =>
  text.split('\n').flatMap((line) => {
    const [, from, list = ''] = /^\s*(?:from\s+([\p{L}_][\p{L}\p{N}_]*)|import\s+([^#;]+))/u.exec(line) ?? [];
    if (from !== undefined) return [from];
    return list.split(',').flatMap((part) => /^[\p{L}_][\p{L}\p{N}_]*/u.exec(part.trim())?.[0] ?? []);
  });
