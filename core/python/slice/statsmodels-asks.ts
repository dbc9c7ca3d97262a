import { effectOf } from '../effects/index.ts';
import type { SyntaxNode } from '../syntax.ts';
import { type Ask, madeAsk } from './asked-model.ts';
import { argumentsOf, assignmentIn, type Step, type Trace } from './trace.ts';

/** Results of statsmodels that are never asked about rows: their model's own data is what they can be asked about. */
export function statsmodelsAsks(trace: Trace): Ask[] {
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
      const { name, step: fitted } = model;
      return [madeAsk({ model: name, framework: 'statsmodels', step: fitted, argument, argumentStep: step })];
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
