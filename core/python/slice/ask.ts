import { effectOf } from '../effects/index.ts';
import { rootOf } from '../roots.ts';
import type { SyntaxNode } from '../syntax.ts';
import { type Candidate, candidatesOf, type Method, methodsOf } from './candidates.ts';
import { argumentsOf, assignmentIn, type Step, type Trace } from './trace.ts';

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

/** Ways to ask, best first. */
export function asksOf(trace: Trace): readonly Ask[] {
  const usual = candidatesOf(trace).flatMap((item): Ask[] => {
    const model = objectOf(trace, item.step, item.argument) ?? item.model;
    const framework = frameworkOf(trace, item.step, item.model);
    const call = callAround(item.step, item.argument);
    return [
      {
        model,
        root: item.model,
        framework,
        step: item.step,
        argument: item.argument,
        argumentStep: item.step,
        method: item.method,
        methods: framework === 'joblib' ? methodsOf(trace, item.model) : ['predict'],
        options: item.method === 'predict' && call !== null ? optionsOf(call, item.model) : '',
        fit: item.fit,
        after: item.method === 'fit' || touches(item.step, item.model),
      },
    ];
  });
  const called = [...torchAsks(trace), ...statsmodelsAsks(trace)];
  const [first] = usual;
  const [other] = called;
  if (first === undefined) return called;
  return other !== undefined && other.step.at > first.step.at ? [...called, ...usual] : [...usual, ...called];
}

const touches = ({ statement }: Step, name: string): boolean =>
  statement.defines.includes(name) || statement.mutates.includes(name);

/** `models["svc"]` of `models["svc"].predict(X)`. */
function objectOf(trace: Trace, step: Step, argument: SyntaxNode): string | null {
  const call = callAround(step, argument);
  const path = call === null ? '' : (trace.callOf(call)?.path ?? '');
  if (!/\.(?:predict|predict_proba|decision_function|score)$/.test(path)) return null;
  const object = call?.child('function')?.child('object') ?? null;
  return object === null || object.type === 'call' || rootOf(object) === null ? null : object.text;
}

/** The innermost call of a step that an expression is an argument of. */
function callAround({ statement }: Step, argument: SyntaxNode): SyntaxNode | null {
  const around = statement.calls.filter(
    ({ syntax }) =>
      syntax !== argument &&
      (syntax.child('arguments')?.parts ?? []).some((part) => part === argument || part.child('value') === argument),
  );
  return around[0]?.syntax ?? null;
}

function optionsOf(call: SyntaxNode, model: string): string {
  const nodes = (call.child('arguments')?.parts ?? []).filter(({ type }) => type === 'keyword_argument');
  const kept = nodes.filter((node) => {
    const name = node.child('name')?.text ?? '';
    const value = node.child('value');
    if (value === null || /^(?:X|x|data|verbose|batch_size|exog|params)$/.test(name)) return false;
    const root = rootOf(value);
    return /^(?:integer|float|true|false|string|none)$/.test(value.type) || root === model;
  });
  return kept.map(({ text }) => `, ${text}`).join('');
}

/** By the class of what was asked, else by what made it. */
function frameworkOf(trace: Trace, step: Step, model: string): Framework {
  const paths = [
    ...step.statement.calls.filter(({ receiver }) => receiver === model).map(({ path }) => path),
    ...made(trace, step, model, 0),
  ];
  if (paths.some((path) => /^<?xgboost\.(?:train|Booster)/.test(path))) return 'xgboost';
  if (paths.some((path) => /^<?lightgbm\.(?:train|Booster)/.test(path))) return 'lightgbm';
  if (paths.some((path) => /^<?(?:tensorflow\.)?keras\./.test(path))) return 'keras';
  if (paths.some((path) => /^<?statsmodels\./.test(path))) return 'statsmodels';
  return paths.some((path) => /^<?torch\.nn\./.test(path)) ? 'torch' : 'joblib';
}

/** Paths of calls whose value a name has had, those inside the notebook's own functions too. */
function made(trace: Trace, step: Step, name: string, depth: number): string[] {
  if (depth > 4) return [];
  const definer = trace.steps.findLast(({ at, statement }) => at <= step.at && statement.defines.includes(name));
  const right = definer === undefined ? null : (assignmentIn(definer.statement.syntax)?.right ?? null);
  if (definer === undefined || right === null) return [];
  if (right.type === 'identifier' && definer.at > 0)
    return made(trace, trace.steps[definer.at - 1] ?? definer, right.text, depth + 1);
  const call = right.type === 'call' ? trace.callOf(right) : null;
  if (call === null || call === undefined) return [];
  const inner = call.receiver === null ? [] : [call.path];
  const own = trace.steps.find(({ statement }) => statement.functions.some((item) => item.name === call.path));
  return [call.path, ...inner, ...(own === undefined ? [] : own.statement.calls.map(({ path }) => path))];
}

/** Names that hold a network: of `torch.nn`, or of a class of the notebook that is one. */
function networksOf(trace: Trace): ReadonlySet<string> {
  const classes = new Set(
    trace.steps.flatMap(({ statement }) => {
      const { syntax } = statement;
      return syntax.type === 'class_definition' && /\bModule\b/.test(syntax.child('superclasses')?.text ?? '')
        ? statement.defines
        : [];
    }),
  );
  const networks = new Set<string>();
  for (const { statement } of trace.steps) {
    const assignment = assignmentIn(statement.syntax);
    if (assignment === null || assignment.left.type !== 'identifier') continue;
    const isNetwork = statement.calls.some(
      ({ path, syntax }) =>
        assignment.right.holds(syntax) && (classes.has(path) || /^torch\.nn\.(?:Sequential|Linear)$/.test(path)),
    );
    const same = assignment.right.type === 'identifier' && networks.has(assignment.right.text);
    if (isNetwork || same) networks.add(assignment.left.text);
  }
  return networks;
}

/** `net(X)`, the last one that is no part of training first. */
function torchAsks(trace: Trace): Ask[] {
  const networks = networksOf(trace);
  const asks = trace.steps
    .filter(({ statement }) => !/definition$/.test(statement.syntax.type))
    .flatMap((step) =>
      step.statement.calls.flatMap(({ syntax }): (Ask & { training: boolean })[] => {
        const callee = syntax.child('function');
        const [argument, ...more] = argumentsOf(syntax).positional;
        if (callee?.type !== 'identifier' || !networks.has(callee.text) || argument === undefined || more.length > 0)
          return [];
        return [
          {
            model: callee.text,
            root: callee.text,
            framework: 'torch',
            step,
            argument,
            argumentStep: step,
            method: null,
            methods: ['predict'],
            options: '',
            fit: null,
            after: true,
            training: /\.backward\(/.test(step.statement.text),
          },
        ];
      }),
    )
    .toReversed();
  return [...asks.filter(({ training }) => !training), ...asks.filter(({ training }) => training)];
}

/** Results of statsmodels that are never asked about rows: their model's own data is what they can be asked about. */
function statsmodelsAsks(trace: Trace): Ask[] {
  return trace.steps
    .flatMap((step): Ask[] => {
      const assignment = assignmentIn(step.statement.syntax);
      if (assignment?.left.type !== 'identifier') return [];
      const made = step.statement.calls.find(
        ({ path, syntax }) =>
          assignment.right.holds(syntax) &&
          effectOf(path)?.estimator === 'model' &&
          /^statsmodels\./.test(path) &&
          !/ARIMA|ARMA|AR$|AutoReg|SARIMAX|VAR|Holt|Smoothing|tsa|STL|Component|Factor|Markov|Recursive|Rolling/.test(
            path,
          ),
      );
      const model = made === undefined ? null : fittedName(trace, step, assignment.left.text, assignment.right);
      if (made === undefined || model === null) return [];
      const { positional, keywords } = argumentsOf(made.syntax);
      const formula = /^statsmodels\.formula\.|from_formula$/.test(made.path);
      const argument = keywords.get(formula ? 'data' : 'exog') ?? positional[1];
      if (argument === undefined) return [];
      return [
        {
          model: model.name,
          root: model.name,
          framework: 'statsmodels',
          step: model.step,
          argument,
          argumentStep: step,
          method: null,
          methods: ['predict'],
          options: '',
          fit: null,
          after: true,
        },
      ];
    })
    .toReversed();
}

/** The name that holds the results: of `m = OLS(y, X)` that of the last `m.fit()`. */
function fittedName(trace: Trace, step: Step, name: string, right: SyntaxNode): { name: string; step: Step } | null {
  if (/\.fit(?:_regularized)?\(/.test(right.text)) return { name, step };
  const later = trace.steps.findLast(({ at, statement }) => {
    const assignment = at > step.at ? assignmentIn(statement.syntax) : null;
    return (
      assignment?.left.type === 'identifier' &&
      statement.calls.some(
        ({ receiver, path, syntax }) =>
          receiver === name && /\.fit(?:_regularized)?$/.test(path) && assignment.right.holds(syntax),
      )
    );
  });
  const left = later === undefined ? null : (assignmentIn(later.statement.syntax)?.left ?? null);
  return later === undefined || left === null ? null : { name: left.text, step: later };
}
