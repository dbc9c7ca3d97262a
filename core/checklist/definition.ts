import type { Project } from '#core/project.ts';
import type { Analysis } from '#core/python/model.ts';
import type { Evidence, ItemId, NextStep, State } from '#protocol/checklist.ts';
import type { Finding, SilencedFinding } from '#protocol/finding.ts';

/** Everything a check may look at. */
export interface ChecklistInput {
  /** The notebook's path relative to the project. */
  readonly file: string;
  readonly analysis: Analysis;
  readonly project: Project;
  /** Of the notebook. */
  readonly findings: readonly Finding[];
  /** Of the notebook, accepted by a comment or by the team. */
  readonly silenced: readonly SilencedFinding[];
  /** Of the manifests. */
  readonly manifestFindings: readonly Finding[];
  /** Texts of the model folder, by path in it; empty before there is one. */
  readonly modelFolder: ReadonlyMap<string, string>;
}

export interface Verdict {
  readonly state: State;
  readonly evidence: readonly Evidence[];
  readonly nextSteps: readonly NextStep[];
}

/** One question with an answer that can be shown. `id` without the item: `environment` and `pinned` make `environment/pinned`. */
export interface CheckDefinition {
  readonly id: string;
  readonly title: string;
  /** Ids of the notebook rules it rests on: what the team silences or switches off is said there. */
  readonly rules?: readonly string[];
  /** Gets the findings of its `rules` and no others. */
  look(input: ChecklistInput): Verdict;
}

/** One of the ten items: one file in `items/`. */
export interface ItemDefinition {
  readonly id: ItemId;
  readonly title: string;
  readonly checks: readonly CheckDefinition[];
}
