import type { GeneratedFile } from '#core/generate/generator.ts';
import type { EnvironmentSets } from '#core/generate/sets.ts';
import type { Notebook } from '#core/notebook/model.ts';
import type { Project } from '#core/project.ts';
import type { Analysis } from '#core/python/model.ts';
import type { Outcome } from '#core/result.ts';
import type { Judged } from '#core/rules/index.ts';
import type { Separated } from '#core/separate/propose.ts';
import type { Settled } from '#core/separate/taken.ts';
import type { CellMark } from '#protocol/cell-marks.ts';
import type { Checklist } from '#protocol/checklist.ts';
import type { Finding, SilencedFinding } from '#protocol/finding.ts';
import type { PreparationPlan } from '#protocol/rpc/prepare.ts';
import type { RunPlan } from '#protocol/rpc/run.ts';

/** A notebook as a file's text, or as an editor holds it. */
export type NotebookSource = { readonly text: string } | { readonly notebook: Notebook };

export type NotebookInput = NotebookSource & {
  /** Relative to the project. */
  readonly file: string;
  readonly project: Project;
};

export interface CheckedNotebook {
  readonly analysis: Analysis;
  readonly findings: readonly Finding[];
  /** Findings that a comment or the team accepted. */
  readonly silenced: readonly SilencedFinding[];
  readonly checklist: Checklist;
  readonly marks: readonly CellMark[];
}

/** The one engine behind the language server and the command line. Refuses with a reason what it cannot read; never throws on input. */
export interface Checker {
  /** Whether `checkManifest` knows the file by its name. */
  isManifest(file: string): boolean;
  /** Findings of a manifest in order of place, suppressed ones left out. `kind` where the name does not tell; none for unknown files. */
  checkManifest(text: string, file: string, project: Project, kind?: string): Finding[];
  /** The same, with what was suppressed apart. */
  judgeManifest(text: string, file: string, project: Project, kind?: string): Judged;
  /** `modelFolder`: texts of the model folder by path in it, empty before there is one. */
  checkNotebook(input: NotebookInput & { readonly modelFolder: ReadonlyMap<string, string> }): Outcome<CheckedNotebook>;
  plan(input: NotebookInput): Outcome<PreparationPlan>;
  /** How to run the whole notebook, with or without a model in it. */
  planRun(input: NotebookInput): Outcome<RunPlan>;
  /** What training and serving need. Refuses where an import's distribution is not known. */
  sets(input: NotebookInput): Outcome<EnvironmentSets>;
  /**
   * Training and inference of a notebook as code in a folder, relative to the project. `settled`: what a run found out about its
   * cuts; where it is left out, what a model folder of the same code says counts.
   */
  separate(
    input: NotebookInput & {
      readonly folder: string;
      readonly settled?: Settled;
      readonly modelFolder?: ReadonlyMap<string, string>;
    },
  ): Outcome<Separated>;
  /** What a generator of `core/generate` would write. Where the project has no manifest, defaults for this notebook are taken. */
  generate(
    input: NotebookInput & { readonly generator: string; readonly modelFolder: ReadonlyMap<string, string> },
  ): Outcome<GeneratedFile[]>;
  dispose(): void;
}
