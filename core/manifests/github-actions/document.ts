import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Range } from '#protocol/finding.ts';
import {
  type Entry,
  entriesOf,
  entryOf,
  itemsOf,
  parseYaml,
  rangeOf,
  textOf,
  type YamlDocument,
} from '../yaml/document.ts';

/** A workflow as its rules read it: jobs and steps that can be told apart, all others left out. */
export interface WorkflowDocument {
  readonly yaml: YamlDocument;
  /** Names of the events that start it. */
  readonly events: readonly string[];
  readonly entries: readonly Entry[];
  readonly jobs: readonly Job[];
}

export interface Job {
  readonly id: string;
  readonly keyRange: Range;
  readonly entries: readonly Entry[];
  readonly steps: readonly Step[];
  readonly node: Node | null;
}

export interface Step {
  readonly node: Node;
  readonly entries: readonly Entry[];
  readonly uses: { readonly text: string; readonly node: Node } | null;
  readonly run: { readonly text: string; readonly node: Node } | null;
  /** Inputs of the action, as text. */
  readonly inputs: ReadonlyMap<string, { readonly text: string; readonly node: Node }>;
}

/** Reads any text; never throws. */
export function parseWorkflow(text: string): WorkflowDocument {
  const yaml = parseYaml(text);
  const entries = entriesOf(yaml.root, yaml.lines);
  const value = (key: string) => entries.find((entry) => entry.key === key)?.value ?? null;
  const jobs = entriesOf(value('jobs'), yaml.lines).map((entry) => jobOf(entry, yaml));
  return { yaml, entries, jobs, events: eventsOf(value('on'), yaml) };
}

function eventsOf(node: Node | null, yaml: YamlDocument): string[] {
  if (isScalar(node)) return [String(node.value)];
  if (isSeq(node)) return itemsOf(node).flatMap((item) => textOf(item) ?? []);
  return isMap(node) ? entriesOf(node, yaml.lines).map((entry) => entry.key) : [];
}

function jobOf({ key, keyRange, value }: Entry, yaml: YamlDocument): Job {
  const steps = itemsOf(entryOf(value, 'steps', yaml.lines)?.value).map((node) => stepOf(node, yaml));
  return { id: key, keyRange, node: value, entries: entriesOf(value, yaml.lines), steps };
}

function stepOf(node: Node, { lines }: YamlDocument): Step {
  const text = (entry: Entry | null) => {
    const value = textOf(entry?.value);
    return value !== null && entry?.value ? { text: value, node: entry.value } : null;
  };
  const inputs = entriesOf(entryOf(node, 'with', lines)?.value, lines).flatMap((entry) => {
    const found = text(entry);
    return found ? [[entry.key, found] as const] : [];
  });
  return {
    node,
    entries: entriesOf(node, lines),
    uses: text(entryOf(node, 'uses', lines)),
    run: text(entryOf(node, 'run', lines)),
    inputs: new Map(inputs),
  };
}

/** Name of an action without its version: `actions/checkout`. */
export const actionOf = (step: Step): string | null => step.uses?.text.split('@')[0]?.toLowerCase() ?? null;

/** Offset in the source at which a node's text begins, indicator of a block left in. */
export const sourceOf = (node: Node, { lines }: YamlDocument): { start: number; text: string } => {
  const range = rangeOf(node, lines);
  return { start: lines.offset(range.start), text: lines.slice(range) };
};
