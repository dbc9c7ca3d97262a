/**
 * Whether two texts are the same call with keywords, such as `SVC(C=1.0, kernel='rbf', ...)`, but for settings that only one
 * of them names: of an estimator libraries once wrote every setting and now write those that were changed.
 */
export function isSameEstimator(a: string, b: string): boolean {
  const [one, other] = [settingsOf(a), settingsOf(b)];
  if (one === null || other === null || one.name !== other.name) return false;
  return [...one.settings].every(([key, value]) => {
    const second = other.settings.get(key);
    return second === undefined || isSameValue(value, second);
  });
}

const isSameValue = (a: string, b: string): boolean => {
  const [one, other] = [partsOf(a), partsOf(b)];
  if (plain(a) === plain(b) || isSameEstimator(a, b)) return true;
  // A pipeline's steps: lists and pairs of estimators.
  return (
    one !== null &&
    other !== null &&
    one.length === other.length &&
    one.every((part, at) => isSameValue(part, other[at] ?? ''))
  );
};

const plain = (text: string): string => text.replace(/\s+/g, '');

function settingsOf(text: string): { name: string; settings: ReadonlyMap<string, string> } | null {
  const [, name, inside] = /^\s*([A-Z]\w*)\(([\s\S]*)\)\s*$/.exec(text) ?? [];
  const parts = inside === undefined ? null : splitTop(inside);
  if (name === undefined || parts === null) return null;
  const settings = new Map<string, string>();
  for (const part of parts) {
    const [, key, value] = /^\s*([A-Za-z_]\w*)=([\s\S]*)$/.exec(part) ?? [];
    if (key === undefined || value === undefined) return null;
    settings.set(key, value);
  }
  return { name, settings };
}

/** Elements of a list or a tuple; null for anything else. */
function partsOf(text: string): string[] | null {
  const inside = /^\s*[[(]([\s\S]*)[\])]\s*$/.exec(text)?.[1];
  return inside === undefined ? null : splitTop(inside);
}

/** Longest text that is taken apart: a pipeline of a hundred steps. */
const most = 20_000;

/** Parts between commas that stand in no bracket or string; null where the brackets do not match. */
function splitTop(text: string): string[] | null {
  if (text.length > most) return null;
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quote !== '') {
      if (char === '\\') at += 1;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if ('([{'.includes(char)) depth += 1;
    else if (')]}'.includes(char)) {
      depth -= 1;
      if (depth < 0) return null;
    } else if (char === ',' && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  if (depth !== 0 || quote !== '') return null;
  const last = text.slice(start);
  return last.trim() === '' ? parts : [...parts, last];
}
