import type * as z from 'zod';
import { Manifest } from '#protocol/manifest.ts';
import { defineRule, type FixDraft } from '../../define-rule.ts';
import { nearest } from '../../text/nearest.ts';
import { nodeAt, textOf } from '../../yaml/document.ts';
import { placeOf, type SlipwayDocument } from '../document.ts';
import { keysAt } from '../schema-keys.ts';

export const schema = defineRule<SlipwayDocument>(
  {
    id: 'slipway/schema',
    title: 'slipway.yaml must say what Slipway understands',
    severity: 'error',
    item: 'assistance',
    why: 'A key that is misspelt would be a decision nobody follows, so unknown keys and wrong values are refused as a whole.',
    source: 'docs/slipway-yaml.md',
    bad: 'version: 1\nname: penguins\nnotebok: penguins.ipynb\n',
    good: 'version: 1\nname: penguins\nnotebook: penguins.ipynb\n',
    fix: 'Replaces a misspelt key or choice by the one that was most likely meant.',
  },
  (document, report) => {
    const { yaml, issues } = document;
    for (const issue of issues)
      if (issue.code === 'unrecognized_keys') {
        const known = keysAt(Manifest, issue.path);
        for (const key of issue.keys) {
          const range = nodeAt(yaml, [...issue.path, key]).keyRange ?? placeOf(yaml, issue.path);
          const meant = nearest(key, known);
          report(range, `${key} is not a key here; ${listOf(known)} are.`, {
            fixes: meant ? [replacement(range, meant)] : [],
          });
        }
      } else report(placeOf(yaml, issue.path), messageOf(document, issue), { fixes: choices(document, issue) });
  },
);

const replacement = (range: FixDraft['edits'][number]['range'], newText: string): FixDraft => ({
  title: `Replace by ${newText}`,
  kind: 'offered',
  edits: [{ range, newText }],
});

const listOf = (words: readonly string[]) => words.join(', ');

function messageOf({ yaml }: SlipwayDocument, issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join('.') || 'The file';
  if (issue.path.length > 0 && !nodeAt(yaml, issue.path).found) return `${path} is missing.`;
  if (issue.code === 'invalid_value') return `${path} must be ${issue.values.map(String).join(' or ')}.`;
  if (issue.code === 'invalid_type') return `${path} must be ${withArticle(issue.expected)}.`;
  if (issue.code === 'too_small' && issue.origin === 'array' && issue.minimum === 1)
    return `${path} must name at least one ${String(issue.path.at(-1)).replace(/s$/, '')}.`;
  if (issue.code === 'too_small' && issue.origin !== 'string')
    return `${path} must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}.`;
  if (issue.code === 'too_big' && issue.origin !== 'string')
    return `${path} must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}.`;
  return `${path}: ${issue.message.replace(/^Invalid string: must match pattern .*$/, 'not in the form that is expected')}.`;
}

const articles: Record<string, string> = {
  object: 'a mapping',
  array: 'a list',
  int: 'a whole number',
  string: 'text',
};
const withArticle = (type: string) => articles[type] ?? `a ${type}`;

/** Choices near to what was written. */
function choices({ yaml }: SlipwayDocument, issue: z.core.$ZodIssue): FixDraft[] {
  if (issue.code !== 'invalid_value') return [];
  const { node, found } = nodeAt(yaml, issue.path);
  const written = found ? textOf(node) : null;
  const meant = written === null ? null : nearest(written, issue.values.map(String));
  return meant ? [replacement(placeOf(yaml, issue.path), meant)] : [];
}
