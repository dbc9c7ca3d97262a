import { isMap, isSeq, type Node, parseDocument, stringify } from 'yaml';
import { columnOf, entryOf, parseYaml, rangeOf, type YamlDocument } from '../yaml/document.ts';

/** An entry of a list of `checks`, its keys in the order they are written. */
export type Entry = Readonly<Record<string, string | number>>;

/**
 * `slipway.yaml` with an entry at the end of a list of `checks`, which is made where there is none. Only lines are added where the file
 * is written as people write it; else the whole is written anew, with its comments.
 */
export function addEntry(text: string, list: string, entry: Entry): string {
  const wanted = anew(text, (document) => {
    if (!isMap(document.get('checks'))) document.set('checks', document.createNode({ [list]: [entry] }));
    else if (!isSeq(document.getIn(['checks', list]))) document.setIn(['checks', list], document.createNode([entry]));
    else document.addIn(['checks', list], document.createNode(entry));
  });
  return sameValue(inserted(text, list, entry), wanted);
}

/** With the entry's lines after those of the same list, of `checks`, or at the end; null where these are not in block style. */
function inserted(text: string, list: string, entry: Entry): string | null {
  const yaml = parseYaml(text);
  const lines = (indent: string): string[] =>
    Object.entries(entry).map(
      ([key, value], index) =>
        `${indent}${index === 0 ? '- ' : '  '}${key}: ${stringify(value, { lineWidth: 0 }).trim()}`,
    );
  const checks = entryOf(yaml.root, 'checks', yaml.lines);
  if (checks === null)
    return [...text.trimEnd().split('\n'), '', 'checks:', `  ${list}:`, ...lines('    '), ''].join('\n');
  if (!isMap(checks.value) || checks.value.flow === true) return null;
  const indent = ' '.repeat(columnOf(checks.value, yaml.lines));
  const own = entryOf(checks.value, list, yaml.lines);
  if (own === null) return afterNode(yaml, checks.value, [`${indent}${list}:`, ...lines(`${indent}  `)]);
  if (!isSeq(own.value) || own.value.flow === true) return null;
  const dash = yaml.lines.position(own.value.range?.[0] ?? 0).character;
  return afterNode(yaml, own.value, lines(' '.repeat(dash)));
}

function afterNode({ lines }: YamlDocument, node: Node, added: readonly string[]): string {
  const { end } = rangeOf(node, lines);
  const all = lines.text.split('\n');
  return [...all.slice(0, end.line + 1), ...added, ...all.slice(end.line + 1)].join('\n');
}

type Change = (document: ReturnType<typeof parseDocument>) => void;

/** The whole written anew by the YAML library: comments are kept, spacing may not be. */
export function anew(text: string, change: Change): string {
  const document = parseDocument(text);
  change(document);
  return document.toString({ lineWidth: 0 });
}

/** The first where it says the same as the second, else the second. */
export function sameValue(own: string | null, wanted: string): string {
  const value = (text: string): string => JSON.stringify(parseYaml(text).value);
  return own !== null && parseYaml(own).problems.length === 0 && value(own) === value(wanted) ? own : wanted;
}
