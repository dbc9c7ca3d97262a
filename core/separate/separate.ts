import type { GeneratedFile } from '#core/generate/generator.ts';
import type { Project } from '#core/project.ts';
import type { Analysis } from '#core/python/model.ts';
import type { Framework } from '#core/python/slice/asked-model.ts';
import { choose } from '#core/python/slice/choice.ts';
import { Obstacle } from '#core/python/slice/obstacle.ts';
import { runOrder } from '#core/python/slice/run-order.ts';
import type { Step } from '#core/python/slice/trace.ts';
import { traceOf } from '#core/python/slice/trace-of.ts';
import { type Outcome, refusal, success } from '#core/result.ts';
import { freeName } from './code.ts';
import { writeFeatures } from './features.ts';
import { writePredict } from './predict.ts';
import { readmeSection } from './readme.ts';
import { type Recordings, recordingsOf } from './recordings.ts';
import { Texts } from './statement-text.ts';
import { type Settled, takenFrom } from './taken.ts';
import { writeTests } from './tests.ts';
import { writeTrain } from './train.ts';

export interface SeparateInput {
  readonly analysis: Analysis;
  readonly project: Project;
  /** Path of the notebook in the project. */
  readonly notebook: string;
  /** Folder for the code, relative to the project; empty for the project itself. */
  readonly folder: string;
  /** Folder of the prepared model, relative to the project. */
  readonly modelFolder: string;
  readonly tolerance: { readonly absolute: number; readonly relative: number };
  /** PEP 508 requirements of the notebook. */
  readonly requirements: readonly string[];
  /** What a run of the notebook found out about its cuts; left out where there was none. */
  readonly settled?: Settled | null;
}

export interface Place {
  /** Document index. */
  readonly cell: number;
  readonly line: number;
}

export interface Separation {
  /** Paths relative to the project. The README's section is apart: it goes between markers of a file that is the user's. */
  readonly files: readonly GeneratedFile[];
  readonly readme: { readonly path: string; readonly section: string };
  readonly cut: {
    /** Expression that holds the model in the notebook. */
    readonly model: string;
    readonly framework: Framework;
    /** What the model takes, as an expression of the notebook, with the cell and zero-based line of the statement it is evaluated in. */
    readonly input: string;
    readonly at: Place;
    /** The statement that asks the model, or makes it where it is never asked. */
    readonly asked: Place;
    /** The raw rows: the name and the statement after which it holds them; null where the cut is at the model's own input. */
    readonly raw: (Place & { readonly name: string }) | null;
  };
  /** What the reader should know, in sentences. */
  readonly notes: readonly string[];
  /** Why the cut is at the model's own input and no nearer to the raw rows; null where it is at the raw rows. */
  readonly obstacle: string | null;
}

/**
 * Writes training and inference of a notebook as code of their own. Refuses in a sentence that names what stands in the way
 * and where.
 */
export function separate(input: SeparateInput): Outcome<Separation> {
  try {
    return success(separated(input));
  } catch (error) {
    if (error instanceof Obstacle) return refusal(error.message);
    throw error;
  }
}

function separated({
  analysis,
  project,
  notebook,
  folder,
  modelFolder,
  tolerance,
  requirements,
  settled = null,
}: SeparateInput): Separation {
  const { cells } = runOrder(analysis);
  const trace = traceOf(analysis, cells);
  const cut = takenFrom(choose(trace), settled);
  const taken = new Set(trace.steps.flatMap(({ statement }) => statement.defines));
  const fitted = freeName(['fitted', 'learned', 'fitted_values'], taken);
  const none: Recordings = { list: [], edits: new Map(), copies: false };
  const recordings = cut.slice === null ? none : recordingsOf(cut.slice, trace, fitted, taken);
  const texts = new Texts(analysis, project, recordings.edits);
  const name = notebook.split('/').at(-1) ?? notebook;
  const trained = writeTrain({
    analysis,
    trace,
    cut,
    recordings,
    texts,
    fitted,
    notebook: name,
    inFeatures: cut.source,
  });
  const prefix = folder === '' || folder === '.' ? '' : `${folder.replace(/\/+$/, '')}/`;
  const up = prefix === '' ? '' : '../'.repeat(prefix.split('/').length - 1);
  const tests = writeTests({
    captured: `${up}${modelFolder}/slipway/captured.json`,
    tolerance,
    unseeded: trained.unseeded,
  });
  const near =
    cut.obstacle === null
      ? []
      : [
          `${cut.obstacle} So the cut is at the model's own input: predict.py takes rows as \`${cut.input.node.text}\` has them.`,
        ];
  const trust =
    cut.unsure === null ? [] : [`Takes it that every row is looked at for itself, which its tests ask: ${cut.unsure}`];
  const anew =
    trained.unseeded === null
      ? []
      : [
          `${trained.unseeded} draws random numbers without a seed: each training gives another model, so no test holds it against the notebook's answers.`,
        ];
  const notes = [...near, ...trust, ...anew, ...texts.notes];
  return {
    files: [
      { path: `${prefix}train.py`, text: trained.text },
      { path: `${prefix}features.py`, text: writeFeatures(cut, trace, trained.shared, name) },
      { path: `${prefix}predict.py`, text: writePredict(cut.ask, name) },
      { path: `${prefix}tests/conftest.py`, text: tests.path },
      { path: `${prefix}tests/test_features.py`, text: tests.features },
      { path: `${prefix}tests/test_answers.py`, text: tests.answers },
    ],
    readme: {
      path: `${prefix}README.md`,
      section: readmeSection({ notebook, prefix, data: trained.dataPath, requirements, notes: near }),
    },
    cut: {
      model: cut.ask.model,
      framework: cut.ask.framework,
      input: cut.input.node.text,
      at: placeOf(cut.input.step),
      asked: placeOf(cut.ask.step),
      raw: cut.slice === null ? null : { name: cut.slice.raw.name, ...placeOf(cut.slice.raw.step) },
    },
    notes,
    obstacle: cut.obstacle,
  };
}

const placeOf = ({ statement }: Step): Place => ({ cell: statement.cell, line: statement.range.start.line });
