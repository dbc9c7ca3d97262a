import type { Stage } from '#extension/platform/stages.ts';
import type { Stages } from '#extension/platform/work.ts';
import type { Check, Checklist, Item, NextStep, State } from '#protocol/checklist.ts';

/** How a state looks and how a screen reader says it. Icons and colours are names of VS Code's own themes. */
export interface Look {
  readonly icon: string;
  readonly color: string;
  readonly words: string;
}

export const looks: Readonly<Record<State, Look>> = {
  done: { icon: 'pass-filled', color: 'testing.iconPassed', words: 'done' },
  attention: { icon: 'warning', color: 'list.warningForeground', words: 'needs attention' },
  missing: { icon: 'circle-large-outline', color: 'descriptionForeground', words: 'missing' },
  human: { icon: 'person', color: 'charts.blue', words: 'for a person to decide' },
  'not-applicable': { icon: 'circle-slash', color: 'disabledForeground', words: 'does not apply' },
};

/** The same of a check that something is at work on. */
export const stageLooks: Readonly<Record<Stage, Look>> = {
  waiting: { icon: 'watch', color: 'descriptionForeground', words: 'waiting' },
  working: { icon: 'loading~spin', color: 'progressBar.background', words: 'in progress' },
  ready: { icon: 'pass', color: 'testing.iconPassed', words: 'ready, kept at the end' },
};

/** Null for a check that nothing is at work on; what does not apply is not waited for. */
export const stageOf = ({ id, state }: Check, stages: Stages): Stage | null =>
  state === 'not-applicable' ? null : (stages.get(id) ?? null);

/** An item is at work while one of its checks is. */
export function stageOfItem({ checks }: Item, stages: Stages): Stage | null {
  const seen = checks.map((check) => stageOf(check, stages));
  return (['working', 'waiting', 'ready'] as const).find((stage) => seen.includes(stage)) ?? null;
}

export const stepIcons: Readonly<Record<NextStep['kind'], string>> = {
  fix: 'lightbulb',
  generate: 'new-file',
  command: 'play',
  page: 'book',
};

/** Without the marks of code, which neither a row nor a list shows as such. */
export const stepTitle = (step: NextStep): string =>
  (step.kind === 'fix' ? step.fix.title : step.title).replaceAll('`', '');

/** Items that are done, of those that apply. */
export function progress(checklist: Checklist): { done: number; of: number } {
  const apply = checklist.items.filter((item) => item.state !== 'not-applicable');
  return { done: apply.filter((item) => item.state === 'done').length, of: apply.length };
}

/** What stands beside an item's title: checks done of those that apply. */
export function itemDescription(item: Item): string {
  const apply = item.checks.filter((check) => check.state !== 'not-applicable');
  if (apply.length === 0) return 'does not apply';
  return `${apply.filter((check) => check.state === 'done').length} of ${apply.length}`;
}

/** What a screen reader says of an item: its title, its state or what is at work on it, and how many of its checks are done. */
export function itemLabel(item: Item, stages: Stages = new Map()): string {
  const stage = stageOfItem(item, stages);
  const { words } = stage === null ? looks[item.state] : stageLooks[stage];
  const description = itemDescription(item);
  const counted = description === words ? '' : `, ${description} checks done`;
  return `${item.title}, ${words}${counted}`;
}
