import { parse } from 'yaml';
import { record } from '../json.ts';

export interface Header {
  /** The notebook's metadata, as jupytext keeps it. */
  readonly metadata: Record<string, unknown>;
  /** Lines it takes, its two rules among them. */
  readonly lines: number;
}

const rule = /^#\s?---\s*$/;

/** Jupytext's front matter: YAML in comments between two `# ---`, before anything else. Null where a script has none. */
export function headerOf(lines: readonly string[]): Header | null {
  if (!rule.test(lines[0] ?? '')) return null;
  const end = lines.findIndex((line, index) => index > 0 && rule.test(line));
  if (end === -1 || lines.slice(0, end).some((line) => !line.startsWith('#'))) return null;
  const text = lines.slice(1, end).map((line) => line.replace(/^# ?/, ''));
  const metadata = yamlOf(text.join('\n'))['jupyter'];
  return metadata === undefined ? null : { metadata: record(metadata), lines: end + 1 };
}

/** A header that is no YAML says nothing; the cells below it are read all the same. */
function yamlOf(text: string): Record<string, unknown> {
  try {
    return record(parse(text, { logLevel: 'silent' }));
  } catch {
    return {};
  }
}
