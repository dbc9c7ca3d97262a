import { type Ask, madeAsk } from './asked-model.ts';
import { argumentsOf, assignmentIn, type Trace } from './trace.ts';

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
export function torchAsks(trace: Trace): Ask[] {
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
            ...madeAsk({ model: callee.text, framework: 'torch', step, argument, argumentStep: step }),
            training: /\.backward\(/.test(step.statement.text),
          },
        ];
      }),
    )
    .toReversed();
  return [...asks.filter(({ training }) => !training), ...asks.filter(({ training }) => training)];
}
