import type { Trace } from '#core/python/slice/trace.ts';
import { freeName } from './code.ts';

/** Names for what a training script adds of its own: none that the notebook has. */
export function namesFor(trace: Trace) {
  const taken = new Set(
    trace.steps.flatMap(({ statement }) => [...statement.defines, ...statement.uses.map(({ name }) => name)]),
  );
  const free = (...wanted: string[]): string => {
    const name = freeName(wanted, taken);
    taken.add(name);
    return name;
  };
  return {
    sample: free('sample', 'sample_rows'),
    metrics: free('metrics', 'figures'),
    main: free('main', 'run'),
    save: free('save', 'save_artifacts'),
    data: free('data_path', 'data_file'),
    rows: free('first_rows', 'first_input_rows'),
    form: free('form_of', 'form_of_rows'),
    load: free('load_data', 'read_data'),
    prepare: free('prepare', 'prepare_data'),
    train: free('train', 'train_model'),
    evaluate: free('evaluate', 'evaluate_model'),
  };
}

export type OwnNames = ReturnType<typeof namesFor>;
