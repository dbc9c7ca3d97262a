import type { Node } from 'yaml';
import { defineRule, type FixDraft, type Report } from '../../define-rule.ts';
import { nearest } from '../../text/nearest.ts';
import { innerRange, itemsOf, nodeAt, textOf, type YamlDocument } from '../../yaml/document.ts';
import { parseAlarm } from '../alarm.ts';
import type { SlipwayDocument } from '../document.ts';

export const alarm = defineRule<SlipwayDocument>(
  {
    id: 'slipway/alarm',
    title: 'An alarm must say what, how much and over which window',
    severity: 'error',
    item: 'monitoring',
    why: 'An expression that cannot be read never rings.',
    source: 'docs/slipway-yaml.md',
    bad: 'version: 1\nname: penguins\nnotebook: penguins.ipynb\nmonitor:\n  alarms:\n    - name: slow\n      when: p98(latency) > 200ms over 5m\n',
    good: 'version: 1\nname: penguins\nnotebook: penguins.ipynb\nmonitor:\n  alarms:\n    - name: slow\n      when: p99(latency) > 200ms over 5m\n',
    fix: 'Replaces a misspelt word by the one that was most likely meant.',
  },
  ({ yaml }, report) => {
    for (const node of expressions(yaml)) {
      const text = textOf(node);
      if (text !== null) checkExpression(node, text, yaml, report);
    }
  },
);

/** Nodes of all expressions: those of the alarms and the one of `retrain`. */
function expressions(yaml: YamlDocument): Node[] {
  const alarms = itemsOf(nodeAt(yaml, ['monitor', 'alarms']).node);
  const nodes = alarms.map((_, index) => nodeAt(yaml, ['monitor', 'alarms', index, 'when']));
  return [...nodes, nodeAt(yaml, ['retrain', 'when'])].flatMap(({ node, found }) => (found && node ? [node] : []));
}

function checkExpression(node: Node, text: string, { lines }: YamlDocument, report: Report): void {
  const outcome = parseAlarm(text);
  if (outcome.ok) return;
  const { reason, start, end, expected } = outcome.error;
  const word = text.slice(start, end);
  const range = innerRange(node, start, end, lines);
  const meant = /^[\w%]+$/.test(word) && lines.slice(range) === word ? nearest(word, expected) : null;
  const fixes: FixDraft[] = meant
    ? [{ title: `Replace by ${meant}`, kind: 'offered', edits: [{ range, newText: meant }] }]
    : [];
  report(range, reason, { fixes });
}
