import { SyntaxNode } from '../syntax.ts';
import type { Ask } from './asked-model.ts';
import { sourceOf } from './boxes.ts';
import { argumentsOf, assignmentIn, type Step, type Trace } from './trace.ts';

/** What the model was taught to answer, as the fit of it that says so, or what stands for one where there is no such call. */
export function fitOf(trace: Trace, ask: Ask): { readonly step: Step; readonly call: SyntaxNode } | null {
  if (ask.fit !== null && argumentsOf(ask.fit.call).nodes.length > 1) return ask.fit;
  for (const step of trace.steps.slice(0, ask.step.at + 1).toReversed()) {
    const label = labelIn(trace, step, ask);
    if (label !== null) return label;
  }
  return ask.fit;
}

function labelIn(trace: Trace, step: Step, { framework }: Ask): { step: Step; call: SyntaxNode } | null {
  if (/definition$/.test(step.statement.syntax.type)) return null;
  for (const { path, syntax } of step.statement.calls) {
    const { positional, keywords } = argumentsOf(syntax);
    const label =
      framework === 'xgboost' || framework === 'lightgbm'
        ? /\.(?:DMatrix|Dataset)$/.test(path)
          ? (keywords.get('label') ?? positional[1])
          : undefined
        : framework === 'torch'
          ? /\.TensorDataset$/.test(path) || isLoss(step, syntax)
            ? positional[1]
            : undefined
          : framework === 'statsmodels' && /^statsmodels\.(?:\w+\.)*[A-Z]\w*$/.test(path)
            ? (keywords.get('endog') ?? positional[0])
            : undefined;
    if (label === undefined) continue;
    const found = sourceOf(trace, label, step);
    return { step: found.step, call: standIn(found.node) };
  }
  return null;
}

/** `loss = criterion(out, y)` in a statement that goes backward from it. */
function isLoss(step: Step, call: SyntaxNode): boolean {
  if (!/\.backward\(/.test(step.statement.text)) return false;
  const find = (node: SyntaxNode): boolean => {
    const assignment = assignmentIn(node);
    return assignment === null
      ? node.parts.some(find)
      : assignment.right === call && /loss/i.test(assignment.left.text);
  };
  return find(step.statement.syntax);
}

/** A call of two arguments, of which the second is the label: as a fit says it. */
function standIn(label: SyntaxNode): SyntaxNode {
  const given = new SyntaxNode('argument_list', 'arguments', label.start, label.end, [label, label], '');
  return new SyntaxNode('call', null, label.start, label.end, [given], '');
}
