import type { Project } from '#core/project.ts';
import type { Analysis } from '#core/python/model.ts';
import type { ItemId } from '#protocol/checklist.ts';
import type { Finding, Severity } from '#protocol/finding.ts';

/** What every rule says of itself; its page in `docs/rules` is made from this. */
export interface RuleMeta {
  /** `<family>/<name>`, such as `notebook/absolute-path` or `dockerfile/pin-base-image`. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** Checklist item it speaks for. */
  readonly item: ItemId;
  /** The mark that its findings put on their cells, if any. */
  readonly mark?: 'order' | 'leakage';
  readonly why: string;
  /** Where the advice comes from: a standard, a manual, a paper. */
  readonly source: string;
  readonly bad: string;
  readonly good: string;
  /** Files of the project that the examples stand in, by path, where they matter. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the fix does, or why there is none. */
  readonly fix: string;
}

/** A rule over a notebook: one file `core/rules/notebook/<name>.ts`, listed in that folder's registry. */
export interface NotebookRule extends RuleMeta {
  /** `file` is the notebook's path for places. */
  check(analysis: Analysis, project: Project, file: string): Finding[];
}

/** A rule over one manifest text, already parsed by its kind: one file `core/manifests/<kind>/rules/<name>.ts`. */
export interface ManifestRule<T> extends RuleMeta {
  check(document: T, file: string, project: Project): Finding[];
}
