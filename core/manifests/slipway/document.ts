import type * as z from 'zod';
import type { Range } from '#protocol/finding.ts';
import { Manifest } from '#protocol/manifest.ts';
import { nodeAt, parseYaml, rangeOf, type YamlDocument } from '../yaml/document.ts';

/** `slipway.yaml` with its value and what the schema says of it. */
export interface SlipwayDocument {
  readonly yaml: YamlDocument;
  /** Null when the schema refuses it. */
  readonly manifest: Manifest | null;
  readonly issues: readonly z.core.$ZodIssue[];
}

/** Reads any text; never throws. */
export function parseSlipway(text: string): SlipwayDocument {
  const yaml = parseYaml(text);
  if (yaml.problems.length > 0) return { yaml, manifest: null, issues: [] };
  const parsed = Manifest.safeParse(yaml.value ?? {});
  return parsed.success
    ? { yaml, manifest: parsed.data, issues: [] }
    : { yaml, manifest: null, issues: parsed.error.issues };
}

/** The range of the value at a path; of the key that should hold it where it is missing; the first line at last. */
export function placeOf(yaml: YamlDocument, path: readonly PropertyKey[]): Range {
  for (let length = path.length; length > 0; length--) {
    const { node, keyRange, found } = nodeAt(yaml, path.slice(0, length));
    if (!found) continue;
    if (length === path.length && node) return rangeOf(node, yaml.lines);
    if (keyRange) return keyRange;
  }
  return { start: { line: 0, character: 0 }, end: { line: 0, character: yaml.lines.line(0).length } };
}
