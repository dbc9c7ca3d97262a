import { isMap, isSeq, type Node, parseDocument, stringify } from 'yaml';
import { type Outcome, refusal, success } from '#core/result.ts';
import type { Settlement } from '#protocol/settlement.ts';
import { splitMark } from '../text/lines.ts';
import { columnOf, entryOf, itemsOf, parseYaml, rangeOf, textOf, type YamlDocument } from '../yaml/document.ts';
import { parseSlipway } from './document.ts';

type List = 'decided' | 'notApplicable';
const lists: readonly List[] = ['decided', 'notApplicable'];

/**
 * `slipway.yaml` with what somebody said of a check, in place of what was said of it before. Only the lines of that entry change,
 * where the file is written as people write it; else the whole is written anew, with its comments.
 */
export function settle(text: string, { check, as, reason }: Settlement): Outcome<string> {
  const { mark, body } = splitMark(text);
  const { yaml, manifest } = parseSlipway(body);
  if (manifest === null) return refusal('slipway.yaml cannot be read as it is, so nothing is written into it.');
  const said = reason.replace(/\s+/g, ' ').trim();
  if (as !== 'open' && said === '') return refusal('A choice is kept with its reason, and none was given.');
  const isWindows = yaml.lines.text.includes('\r\n');
  const before = yaml.lines.text.replaceAll('\r\n', '\n');
  const without = lists.reduce((now, list) => takenOut(now, list, check), before);
  const after = as === 'open' ? without : putIn(without, as, { check, reason: said });
  return success(mark + (isWindows ? after.replaceAll('\n', '\r\n') : after));
}

interface Choice {
  readonly check: string;
  readonly reason: string;
}

function putIn(text: string, list: List, choice: Choice): string {
  const wanted = anew(text, (document) => {
    if (!isMap(document.get('checks'))) document.set('checks', document.createNode({ [list]: [choice] }));
    else if (!isSeq(document.getIn(['checks', list]))) document.setIn(['checks', list], document.createNode([choice]));
    else document.addIn(['checks', list], document.createNode(choice));
  });
  return sameValue(inserted(text, list, choice), wanted);
}

/** With the entry's lines after those of the same list, of `checks`, or at the end; null where these are not in block style. */
function inserted(text: string, list: List, { check, reason }: Choice): string | null {
  const yaml = parseYaml(text);
  const entry = (indent: string): string[] => [
    `${indent}- check: ${check}`,
    `${indent}  reason: ${stringify(reason, { lineWidth: 0 }).trim()}`,
  ];
  const checks = entryOf(yaml.root, 'checks', yaml.lines);
  if (checks === null) return [...linesOf(text), '', 'checks:', `  ${list}:`, ...entry('    '), ''].join('\n');
  if (!isMap(checks.value) || checks.value.flow === true) return null;
  const indent = ' '.repeat(columnOf(checks.value, yaml.lines));
  const own = entryOf(checks.value, list, yaml.lines);
  if (own === null) return afterNode(yaml, checks.value, [`${indent}${list}:`, ...entry(`${indent}  `)]);
  if (!isSeq(own.value) || own.value.flow === true) return null;
  const dash = yaml.lines.position(own.value.range?.[0] ?? 0).character;
  return afterNode(yaml, own.value, entry(' '.repeat(dash)));
}

function afterNode({ lines }: YamlDocument, node: Node, added: readonly string[]): string {
  const { end } = rangeOf(node, lines);
  const all = lines.text.split('\n');
  return [...all.slice(0, end.line + 1), ...added, ...all.slice(end.line + 1)].join('\n');
}

const linesOf = (text: string): string[] => text.trimEnd().split('\n');

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

type Change = (document: ReturnType<typeof parseDocument>) => void;

/** The whole written anew by the YAML library: comments are kept, spacing may not be. */
function anew(text: string, change: Change): string {
  const document = parseDocument(text);
  change(document);
  return document.toString({ lineWidth: 0 });
}

/** The first where it says the same as the second, else the second. */
function sameValue(own: string | null, wanted: string): string {
  const value = (text: string): string => JSON.stringify(parseYaml(text).value);
  return own !== null && parseYaml(own).problems.length === 0 && value(own) === value(wanted) ? own : wanted;
}
