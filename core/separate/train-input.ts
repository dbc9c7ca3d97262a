import type { Analysis } from '#core/python/model.ts';
import type { Trace } from '#core/python/slice/trace.ts';
import type { Recordings } from './recordings.ts';
import type { Texts } from './statement-text.ts';
import type { Cut } from './taken.ts';

/** What a training script is written from. */
export interface TrainInput {
  readonly analysis: Analysis;
  readonly trace: Trace;
  readonly cut: Cut;
  readonly recordings: Recordings;
  readonly texts: Texts;
  /** What the dictionary of learned values is called in the script. */
  readonly fitted: string;
  /** The notebook's path, for the docstring. */
  readonly notebook: string;
  /** Definitions that `features.py` has already, by their text. */
  readonly inFeatures: string | null;
}
