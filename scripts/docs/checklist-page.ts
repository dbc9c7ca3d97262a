import type { ItemDefinition } from '#core/checklist/definition.ts';

/** `docs/checklist.md`: what is asked, under which id, and how the answers add up. */
export function renderChecklistPage(items: readonly ItemDefinition[]): string {
  const sections = items.map(({ id, title, checks }, index) => {
    const rows = checks.map((check) => `| \`${id}/${check.id}\` | ${check.title} |`);
    return `## ${index + 1}. ${title}\n\n| check | what it wants |\n|---|---|\n${rows.join('\n')}\n`;
  });
  return `# The checklist

Made by \`npm run docs\` from the checks themselves. Each check rests on evidence it can show: a finding in a cell, a line of a
file, a value in the model folder, what the last run came to.

A check is \`done\`, wants \`attention\` (something is there and not right), is \`missing\` (nothing is there yet), needs a
\`human\` (no program can decide it) or is \`not-applicable\`. An item is as good as its worst check, in this order: missing,
attention, human, done. Checks that do not apply do not count.

What was shown once is not shown for ever. A run counts for the notebook that ran, the modules it imports, its lock and its
tolerance, a proof for the cells and the lock it was made of, code that was separated for the notebook it was separated of, and
a lock for the requirements it has: what changed since is named, cell by cell, and the check wants attention. Comments and blank
lines of a cell are no change. The run is kept in \`.slipway/runs.json\`, digests and verdicts and nothing the notebook shows; keep
it in version control, and \`slipway check\` says the same on every machine.

In the editor the checks that something is at work on say so: they wait, are in progress, and turn as each stage ends. A lock
counts as soon as it is written; what \`prepare\` makes is kept with the rest at its end.

What does not apply to your project is said once, with the reason, in \`slipway.yaml\`:

\`\`\`yaml
checks:
  notApplicable:
    - check: tracking/tracker
      reason: a course exercise, trained once
\`\`\`

${sections.join('\n')}
## When a cluster is worth it

A cluster has to be upgraded, watched and paid for even when nobody asks the model anything; one container on one machine is
put back with one command. A cluster is worth it when a team already keeps one, or when one machine was measured and is not
enough. Say so in \`slipway.yaml\`, as above, for \`simplicity/no-cluster\`.
`;
}
