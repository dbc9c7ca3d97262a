import { defineRule } from '../../define-rule.ts';
import { commandsOf } from '../../shell/commands.ts';
import { program } from '../../shell/program.ts';
import { sourceOf, type WorkflowDocument } from '../document.ts';
import { expressionsIn } from '../expressions.ts';

const printing = new Set(['echo', 'printf']);

export const secretPrinted = defineRule<WorkflowDocument>(
  {
    id: 'github-actions/secret-printed',
    title: 'Do not print secrets',
    severity: 'error',
    item: 'security',
    why: 'GitHub hides a secret in the log only where it appears exactly as stored; encoded, cut or as part of JSON it is there to read.',
    source: 'https://docs.github.com/en/actions/reference/security/secure-use#use-secrets-for-sensitive-information',
    bad: `on: push\npermissions: {}\njobs:\n  check:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo "\${{ secrets.API_KEY }}"\n`,
    good: `on: push\npermissions: {}\njobs:\n  check:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: test -n "$API_KEY"\n        env:\n          API_KEY: \${{ secrets.API_KEY }}\n`,
    fix: 'None: whether the line is needed at all is yours to say.',
  },
  ({ yaml, jobs }, report) => {
    for (const step of jobs.flatMap((job) => job.steps)) {
      if (!step.run) continue;
      const { start, text } = sourceOf(step.run.node, yaml);
      const secrets = expressionsIn(text).filter(({ body }) =>
        /\bsecrets(?:\.|\[)|\btoJSON\(\s*secrets\s*\)/i.test(body),
      );
      for (const command of commandsOf({ text, start: 0, end: text.length })) {
        if (!printing.has(program(command)?.name ?? '') || command.redirected || command.next === '|') continue;
        for (const secret of secrets)
          if (secret.start >= command.start && secret.end <= command.end)
            report(yaml.lines.range(start + secret.start, start + secret.end), 'This prints a secret into the log.');
      }
    }
  },
);
