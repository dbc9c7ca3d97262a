import { isRecord } from './json.ts';
import type { MetadataText } from './model.ts';

/** Texts kept, and characters of one and of all: widgets' state can be as large as outputs. */
const most = 2_000;
const perText = 2_000;
const perOwner = 200_000;
const deepest = 12;

/** The texts in a value's members, at any depth. Pictures keep their path only. */
export function metadataTexts(...owners: readonly (readonly [prefix: string, value: unknown])[]): MetadataText[] {
  const texts: MetadataText[] = [];
  let left = perOwner;
  const visit = (value: unknown, path: string, depth: number): void => {
    if (texts.length >= most || left <= 0) return;
    if (typeof value === 'string') {
      if (value === '') return;
      const text = /(?:^|\/)(?:image|audio|video|font)\/[\w.+-]+$/.test(path) ? '' : value.slice(0, perText);
      left -= text.length;
      texts.push({ path, text });
    } else if (depth < deepest) {
      if (Array.isArray(value))
        for (const [index, item] of value.entries()) visit(item, join(path, `${index}`), depth + 1);
      else if (isRecord(value))
        for (const key in value) visit(value[key], join(path, key.slice(0, perText)), depth + 1);
    }
  };
  for (const [prefix, value] of owners) visit(value, prefix, 0);
  return texts;
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}/${key}`);
