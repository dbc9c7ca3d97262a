import { secretsShown } from '#core/secrets/output.ts';

/** A line of a notebook or of what it shows, for a report: cut, and not at all where it holds a secret. */
export function quote(line: string, most: number): string {
  const [kind] = secretsShown(line);
  if (kind !== undefined) return `(not shown: it holds a secret, ${kind})`;
  return line.length > most ? `${line.slice(0, most)}…` : line;
}
