import type { Check, Checklist, Item } from '#protocol/checklist.ts';
import type { CheckDefinition, ChecklistInput, ItemDefinition } from './definition.ts';
import { items } from './items/registry.ts';
import { worst } from './state.ts';

/** The ten items for one notebook, each with its checks, their evidence and what to do next. Same input, same checklist. */
export function evaluate(input: ChecklistInput): Checklist {
  return { notebook: input.file, items: items.map((item) => evaluateItem(item, input)) };
}

function evaluateItem({ id, title, checks }: ItemDefinition, input: ChecklistInput): Item {
  const looked = checks.map((check) => evaluateCheck(`${id}/${check.id}`, check, input));
  return { id, title, state: worst(looked.map((check) => check.state)), checks: looked };
}

function evaluateCheck(id: string, check: CheckDefinition, input: ChecklistInput): Check {
  const choice = input.project.manifest?.checks.notApplicable.find((each) => each.check === id);
  if (choice !== undefined) {
    const evidence = [{ text: `Not applicable, says slipway.yaml: ${choice.reason}` }];
    return { id, title: check.title, state: 'not-applicable', evidence, nextSteps: [] };
  }
  const { state, evidence, nextSteps } = check.look(input);
  return { id, title: check.title, state, evidence: [...evidence], nextSteps: [...nextSteps] };
}
