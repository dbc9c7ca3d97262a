import type { Step } from '#core/python/slice/trace.ts';
import type { Recordings } from './recordings.ts';
import type { Line, Role } from './stages.ts';
import { wordsIn } from './words.ts';

/** A statement whose value is recorded right before it reads the record instead of computing it again. */
export function replaced(text: string, step: Step, { list }: Recordings, fitted: string): string {
  return list
    .filter(
      (item) =>
        item.step === step && item.when === 'before' && item.expression !== null && /[.([]/.test(item.expression),
    )
    .reduce((result, item) => {
      const access = `${fitted}[${JSON.stringify(item.name)}]`;
      const parts = result.split(item.expression ?? '');
      return parts.length === 1 || parts.slice(0, -1).some((part) => /[\w.]$/.test(part)) ? result : parts.join(access);
    }, text);
}

/** `history = model.fit(...)` without the name where nothing reads it. */
export function withoutUnread(lines: readonly Line[], wanted: readonly string[]): Line[] {
  const words = lines.map(({ text }) => new Set(wordsIn(text)));
  return lines.map((line, index) => {
    const name = /^([A-Za-z_]\w*) = (?=[\w.]+\()/m.exec(line.text)?.[1];
    const [only] = line.gives;
    if (name === undefined || line.gives.length !== 1 || only !== name || wanted.includes(name)) return line;
    if (words.some((own, other) => other !== index && own.has(name)) || line.text.split(name).length > 2) return line;
    return { ...line, text: line.text.replace(`${name} = `, ''), gives: [] };
  });
}

/** Stages follow each other: a line that belongs to an earlier one than the line before it stays where it is. */
export function monotone(lines: readonly Line[]): Line[] {
  const order: readonly Role[] = ['load', 'prepare', 'train', 'evaluate'];
  let at = 0;
  return lines.map((line) => {
    at = Math.max(at, order.indexOf(line.role));
    return { ...line, role: order[at] ?? line.role };
  });
}

/** Puts `name = {}` before the first line that fills it, at the beginning of that line's stage. */
export function withDictionary(lines: Line[], name: string, used: boolean): void {
  const first = lines.findIndex(({ uses }) => uses.includes(name));
  const line = lines[first];
  if (!used || line === undefined) return;
  const at = lines.findIndex(({ role }) => role === line.role);
  lines.splice(at, 0, { role: line.role, text: `${name} = {}`, gives: [name], uses: [], heading: null });
}
