import type { Checklist, Item, NextStep, State } from '#protocol/checklist.ts';

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

/** What a screen reader says of an item: its title, its state, and how many of its checks are done. */
export function itemLabel(item: Item): string {
  const { words } = looks[item.state];
  const description = itemDescription(item);
  const counted = description === words ? '' : `, ${description} checks done`;
  return `${item.title}, ${words}${counted}`;
}
