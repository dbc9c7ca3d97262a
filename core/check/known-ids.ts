import { items } from '#core/checklist/index.ts';
import { parseSlipway } from '#core/manifests/slipway/document.ts';
import { splitMark } from '#core/manifests/text/lines.ts';
import { nearest } from '#core/manifests/text/nearest.ts';
import { nodeAt, rangeOf } from '#core/manifests/yaml/document.ts';
import { namesRule, type RuleMeta } from '#core/rules/index.ts';
import type { Finding, Range } from '#protocol/finding.ts';
import type { Manifest } from '#protocol/manifest.ts';

export const knownIdsMeta: RuleMeta = {
  id: 'slipway/unknown-id',
  title: 'Rules and checks that slipway.yaml names must exist',
  severity: 'warning',
  item: 'pipeline',
  why: 'A name nobody knows decides nothing: the rule goes on, and the release does not wait for the check it was meant to wait for.',
  source: 'docs/slipway-yaml.md',
  bad: 'version: 1\nname: penguins\nnotebook: penguins.ipynb\nrelease:\n  block: [security/secret]\n',
  good: 'version: 1\nname: penguins\nnotebook: penguins.ipynb\nrelease:\n  block: [security/secrets]\n',
  fix: 'Offers the nearest name there is.',
};

const checkIds = items.flatMap((item) => item.checks.map((check) => `${item.id}/${check.id}`));
const itemIds = items.map((item) => item.id);

interface Named {
  readonly path: readonly PropertyKey[];
  /** The id is the key at the end of the path, and not its value. */
  readonly isKey?: true;
  readonly id: string;
  readonly what: 'rule' | 'check' | 'check or item';
}

function namedIn({ checks, release }: Manifest): Named[] {
  return [
    ...Object.keys(checks.rules).map((id): Named => ({ path: ['checks', 'rules', id], isKey: true, id, what: 'rule' })),
    ...checks.suppress.map(
      ({ rule }, at): Named => ({ path: ['checks', 'suppress', at, 'rule'], id: rule, what: 'rule' }),
    ),
    ...(['notApplicable', 'decided'] as const).flatMap((key) =>
      checks[key].map(({ check }, at): Named => ({ path: ['checks', key, at, 'check'], id: check, what: 'check' })),
    ),
    ...release.block.map((id, at): Named => ({ path: ['release', 'block', at], id, what: 'check or item' })),
  ];
}

/** Findings on the names in a `slipway.yaml` that no rule, check or item has. `ruleIds`: every rule there is. */
export function unknownIds(text: string, file: string, ruleIds: readonly string[]): Finding[] {
  const { yaml, manifest } = parseSlipway(splitMark(text).body);
  if (manifest === null) return [];
  return namedIn(manifest).flatMap(({ path, isKey, id, what }) => {
    const known = { rule: ruleIds, check: checkIds, 'check or item': [...checkIds, ...itemIds] }[what];
    if (what === 'rule' ? known.some((each) => namesRule(id, each)) : known.includes(id)) return [];
    const { node, keyRange } = nodeAt(yaml, path);
    const range: Range | null = isKey ? keyRange : node && rangeOf(node, yaml.lines);
    if (range === null) return [];
    const meant = nearest(id, known);
    const pages = what === 'rule' ? 'docs/rules' : 'docs/checklist.md';
    return {
      rule: knownIdsMeta.id,
      severity: knownIdsMeta.severity,
      message: `There is no ${what} "${id}"${meant === null ? `; ${pages} has their names` : `; was ${meant} meant?`}`,
      place: { file, range },
      fixes:
        meant === null
          ? []
          : [{ title: `Replace by ${meant}`, kind: 'offered', edits: [{ place: { file, range }, newText: meant }] }],
    };
  });
}
