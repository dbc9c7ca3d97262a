import { isMap } from 'yaml';
import { type Outcome, refusal } from '#core/result.ts';
import type { Settlement } from '#protocol/settlement.ts';
import { entryOf, itemsOf, parseYaml, rangeOf, textOf } from '../yaml/document.ts';
import { addEntry, anew, sameValue } from './add-entry.ts';
import { rewrite } from './rewrite.ts';

type List = 'decided' | 'notApplicable';
const lists: readonly List[] = ['decided', 'notApplicable'];

/**
 * `slipway.yaml` with what somebody said of a check, in place of what was said of it before. Only the lines of that entry change,
 * where the file is written as people write it; else the whole is written anew, with its comments.
 */
export function settle(text: string, { check, as, reason }: Settlement): Outcome<string> {
  const said = reason.replace(/\s+/g, ' ').trim();
  if (as !== 'open' && said === '') return refusal('A choice is kept with its reason, and none was given.');
  return rewrite(text, (before) => {
    const without = lists.reduce((now, list) => takenOut(now, list, check), before);
    return as === 'open' ? without : addEntry(without, as, { check, reason: said });
  });
}

/** Without the list's entries for a check, and without a list, or `checks`, that is empty then. */
function takenOut(text: string, list: List, check: string): string {
  const yaml = parseYaml(text);
  const checks = entryOf(yaml.root, 'checks', yaml.lines);
  const own = entryOf(checks?.value, list, yaml.lines);
  const items = itemsOf(own?.value);
  const at = items.findIndex((item) => textOf(entryOf(item, 'check', yaml.lines)?.value) === check);
  const item = items[at];
  if (item === undefined || checks === null || own === null) return text;
  const isLast = items.length === 1;
  const path = !isLast
    ? ['checks', list, at]
    : isMap(checks.value) && checks.value.items.length > 1
      ? ['checks', list]
      : ['checks'];
  const wanted = anew(text, (document) => document.deleteIn(path));
  const from =
    path.length === 3
      ? rangeOf(item, yaml.lines).start
      : path.length === 2
        ? own.keyRange.start
        : checks.keyRange.start;
  const { end } = rangeOf(item, yaml.lines);
  const all = yaml.lines.text.split('\n');
  const blank = path.length === 1 && (all[from.line - 1] ?? 'x').trim() === '' ? 1 : 0;
  const rest = [...all.slice(0, from.line - blank), ...all.slice(end.line + 1)].join('\n');
  return takenOut(sameValue(rest, wanted), list, check);
}
