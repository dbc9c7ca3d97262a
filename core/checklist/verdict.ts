import type { Evidence, NextStep } from '#protocol/checklist.ts';
import type { Finding } from '#protocol/finding.ts';
import type { Verdict } from './definition.ts';

const asEvidence = (evidence: string | Evidence | readonly Evidence[]): readonly Evidence[] =>
  typeof evidence === 'string' ? [{ text: evidence }] : 'text' in evidence ? [evidence] : evidence;

/** What is not done always says what to do next. */
type Steps = readonly [NextStep, ...NextStep[]];

export const done = (evidence: string | Evidence | readonly Evidence[]): Verdict => ({
  state: 'done',
  evidence: asEvidence(evidence),
  nextSteps: [],
});

export const attention = (evidence: string | Evidence | readonly Evidence[], ...nextSteps: Steps): Verdict => ({
  state: 'attention',
  evidence: asEvidence(evidence),
  nextSteps,
});

export const missing = (evidence: string | Evidence | readonly Evidence[], ...nextSteps: Steps): Verdict => ({
  state: 'missing',
  evidence: asEvidence(evidence),
  nextSteps,
});

/** Only a person can decide it. */
export const human = (evidence: string | Evidence | readonly Evidence[], ...nextSteps: Steps): Verdict => ({
  state: 'human',
  evidence: asEvidence(evidence),
  nextSteps,
});

export const notApplicable = (reason: string): Verdict => ({
  state: 'not-applicable',
  evidence: [{ text: reason }],
  nextSteps: [],
});

/** A finding as evidence, with its place. */
export const found = (finding: Finding): Evidence => ({ text: finding.message, place: finding.place });

/** Findings as evidence, and what mends each: its first fix, then `more`; the pages of their rules where there is neither. */
export function attentionTo(findings: readonly Finding[], ...more: readonly NextStep[]): Verdict {
  const fixes = findings.flatMap((finding) => finding.fixes.slice(0, 1)).map((fix): NextStep => ({ kind: 'fix', fix }));
  const pages = [...new Set(findings.map((finding) => finding.rule))].map(rulePage);
  const steps = [...fixes, ...more];
  const [first = checkPage('What this check asks'), ...others] = steps.length > 0 ? steps : pages;
  return attention(findings.map(found), first, ...others);
}

export const rulePage = (rule: string): NextStep => ({
  kind: 'page',
  title: `Why, and what to do: ${rule}`,
  page: `docs/rules/${rule}.md`,
});

export const generate = (generator: string, title: string): NextStep => ({ kind: 'generate', generator, title });

/** Palette commands that finish a check, with what does the same on the command line. */
export const command = {
  prepare: { kind: 'command', title: 'Prepare for production', command: 'slipway.prepare', cli: 'slipway prepare' },
  run: { kind: 'command', title: 'Run in a clean environment', command: 'slipway.run', cli: 'slipway run' },
  split: {
    kind: 'command',
    title: 'Separate training and inference',
    command: 'slipway.separate',
    cli: 'slipway split',
  },
  lock: { kind: 'command', title: 'Lock the environment', command: 'slipway.lock', cli: 'slipway lock' },
  serve: { kind: 'command', title: 'Serve the model here', command: 'slipway.serve', cli: 'slipway serve' },
  build: { kind: 'command', title: 'Build the image', command: 'slipway.buildImage', cli: 'slipway build' },
  deploy: { kind: 'command', title: 'Deploy', command: 'slipway.deploy', cli: 'slipway deploy' },
  drift: { kind: 'command', title: 'Show drift', command: 'slipway.showDrift', cli: 'slipway drift' },
  track: { kind: 'command', title: 'Record the run', command: 'slipway.track', cli: 'slipway track' },
  modelCard: {
    kind: 'command',
    title: 'Draft a model card',
    command: 'slipway.draftModelCard',
    cli: 'slipway draft model-card',
  },
} as const satisfies Record<string, NextStep>;

/** How a person's answer to a check is kept. */
export const decide = (check: string): NextStep => ({
  kind: 'command',
  title: 'Record the decision',
  command: 'slipway.decide',
  cli: `slipway decide ${check} --reason "..."`,
});

/** Findings of some rules. */
export const ofRules = (findings: readonly Finding[], ...rules: readonly string[]): Finding[] =>
  findings.filter((finding) => rules.includes(finding.rule));

/** Where a rule's page does not answer: what the check asks and how it is settled. */
export const checkPage = (title: string): NextStep => ({ kind: 'page', title, page: 'docs/checklist.md' });

/** What `slipway.yaml` can say, each key with an example. */
export const manifestPage = (title: string): NextStep => ({ kind: 'page', title, page: 'docs/slipway-yaml.md' });
