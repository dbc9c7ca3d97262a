import type { SyntaxNode } from '../syntax.ts';
import type { Candidate, Method } from './candidates.ts';
import type { Step } from './trace.ts';

/** How a model is kept, loaded and asked. */
export type Framework = 'joblib' | 'xgboost' | 'lightgbm' | 'keras' | 'torch' | 'statsmodels';

/** The model of the notebook and the call that asks it. */
export interface Ask {
  /** Expression that holds the model, such as `clf` or `models["svc"]`, and the name at its root. */
  readonly model: string;
  readonly root: string;
  readonly framework: Framework;
  readonly step: Step;
  /** What the model is asked about; null where only its own training rows are known (a formula's data). */
  readonly argument: SyntaxNode;
  /** Where names of the argument mean what they mean: the step itself but for data given when a model is made. */
  readonly argumentStep: Step;
  /** How the notebook itself asks; null where it never does, or in a way that only the maker of the model knows. */
  readonly method: Candidate['method'] | null;
  readonly methods: readonly Method[];
  /** Further keyword arguments of the call that only need the model: `num_iteration=bst.best_iteration`. */
  readonly options: string;
  readonly fit: { readonly step: Step; readonly call: SyntaxNode } | null;
  /** The statement itself changes or makes the model, so that it is there only afterwards. */
  readonly after: boolean;
}

/** A model that the notebook asks in its library's own way, or never: it is there after the statement that made it. */
export const madeAsk = (ask: Pick<Ask, 'model' | 'framework' | 'step' | 'argument' | 'argumentStep'>): Ask => ({
  ...ask,
  root: ask.model,
  method: null,
  methods: ['predict'],
  options: '',
  fit: null,
  after: true,
});
