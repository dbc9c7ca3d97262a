import type { Project } from '#core/project.ts';
import type { Analysis } from '#core/python/model.ts';
import type { Outcome } from '#core/result.ts';
import type { Manifest } from '#protocol/manifest.ts';

export interface GeneratedFile {
  /** Relative to the project. */
  readonly path: string;
  readonly text: string;
}

/** A deterministic draft from facts: same input, same bytes. One file a generator, listed in the registry. */
export interface Generator {
  /** Such as `dockerfile`, `github-actions`, `model-card`, `manifest`, `requirements`. */
  readonly id: string;
  readonly title: string;
  generate(input: GeneratorInput): Outcome<GeneratedFile[]>;
}

export interface GeneratorInput {
  /** The notebook's path relative to the project. */
  readonly notebook: string;
  readonly analysis: Analysis;
  readonly project: Project;
  readonly manifest: Manifest;
  /** Texts of the model folder (`slipway/provenance.json`, `slipway/proof.json`, `MLmodel` ...), by path in it; empty before there is one. */
  readonly modelFolder: ReadonlyMap<string, string>;
}
