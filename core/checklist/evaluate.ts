import { settingOf } from '#core/rules/index.ts';
import type { Check, Checklist, Evidence, Item } from '#protocol/checklist.ts';
import type { CheckDefinition, ChecklistInput, ItemDefinition, Verdict } from './definition.ts';
import { items } from './items/registry.ts';
import { ownModelFolder } from './model-folder.ts';
import { releaseOf } from './release.ts';
import { worst } from './state.ts';
import { decide, ofRules } from './verdict.ts';

/** The ten items for one notebook, each with its checks, their evidence and what to do next. Same input, same checklist. */
export function evaluate(input: ChecklistInput): Checklist {
  const own = ownModelFolder(input);
  const evaluated = items.map((item) => evaluateItem(item, own));
  return { notebook: input.file, items: evaluated, release: releaseOf(evaluated, input.project.manifest, input.file) };
}

function evaluateItem({ id, title, checks }: ItemDefinition, input: ChecklistInput): Item {
  const looked = checks.map((check) => evaluateCheck(`${id}/${check.id}`, check, input));
  return { id, title, state: worst(looked.map((check) => check.state)), checks: looked };
}

function evaluateCheck(id: string, check: CheckDefinition, input: ChecklistInput): Check {
  const choices = input.project.manifest?.checks;
  const choice = choices?.notApplicable.find((each) => each.check === id);
  if (choice !== undefined) {
    const evidence = [{ text: `Not applicable, says slipway.yaml: ${choice.reason}` }];
    return { id, title: check.title, state: 'not-applicable', said: 'notApplicable', evidence, nextSteps: [] };
  }
  const answer = choices?.decided.find((each) => each.check === id);
  const rules = check.rules ?? [];
  const looked = check.look({ ...input, findings: ofRules(input.findings, ...rules) });
  const isAnswered = answer !== undefined && looked.state === 'human';
  const verdict = unlooked(isAnswered ? answered(looked, answer.reason) : looked, rules, input);
  return {
    id,
    title: check.title,
    state: verdict.state,
    ...(isAnswered ? { said: 'decided' } : {}),
    evidence: [...verdict.evidence, ...accepted(rules, input)],
    nextSteps: [...verdict.nextSteps, ...(verdict.state === 'human' ? [decide(id)] : [])],
  };
}

/** A person's answer settles what only a person can answer, and nothing else. */
function answered(verdict: Verdict, reason: string): Verdict {
  const evidence = [{ text: `Decided, says slipway.yaml: ${reason}` }, ...verdict.evidence];
  return { state: 'done', evidence, nextSteps: [] };
}

/** Nothing found where nobody looked is no answer: rules that the team switched off are named. */
function unlooked(verdict: Verdict, rules: readonly string[], { project }: ChecklistInput): Verdict {
  const off = rules.filter((rule) => settingOf(rule, project.manifest) === 'off');
  if (off.length === 0 || verdict.state !== 'done') return verdict;
  const note = { text: `slipway.yaml switches ${off.join(' and ')} off, so nobody looked.` };
  return off.length === rules.length
    ? { state: 'not-applicable', evidence: [note], nextSteps: [] }
    : { ...verdict, evidence: [...verdict.evidence, note] };
}

/** Findings that somebody accepted, with the reason. */
const accepted = (rules: readonly string[], { silenced }: ChecklistInput): Evidence[] =>
  silenced
    .filter(({ rule }) => rules.includes(rule))
    .map(({ message, place, silenced: { reason } }) => ({
      text: `Accepted${reason === '' ? ' without a reason' : ` (${reason})`}: ${message}`,
      place,
    }));
