/** One `${{ ... }}` in a source text; offsets into that text. */
export interface Expression {
  /** What stands between the braces, trimmed. */
  readonly body: string;
  readonly start: number;
  readonly end: number;
}

export function expressionsIn(text: string): Expression[] {
  return [...text.matchAll(/\$\{\{(.*?)\}\}/gs)].map((match) => ({
    body: (match[1] ?? '').trim(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Contexts whose value whoever opens an issue, a pull request or a branch writes. */
const untrusted = [
  /^github\.head_ref$/,
  /^github\.event\.(?:issue|pull_request|discussion)\.(?:title|body)$/,
  /^github\.event\.(?:comment|review|review_comment)\.body$/,
  /^github\.event\.pull_request\.head\.(?:ref|label)$/,
  /^github\.event\.pull_request\.head\.repo\.(?:default_branch|description|homepage)$/,
  /^github\.event\.(?:head_commit|commits(?:\.\*|\[\d+\]|\.\d+)?)\.(?:message|author\.(?:email|name))$/,
  /^github\.event\.pages(?:\.\*|\[\d+\])?\.page_name$/,
  /^github\.event\.workflow_run\.(?:head_branch|display_title|head_commit\.(?:message|author\.(?:email|name)))$/,
];

/** The part of an expression that an outsider writes, or null. Strings and function names are not looked at. */
export function untrustedPart(body: string): string | null {
  const paths = body.replace(/'[^']*'/g, '').match(/[A-Za-z_][\w-]*(?:\.(?:[\w-]+|\*)|\[\d+\])+/g) ?? [];
  return paths.find((path) => untrusted.some((pattern) => pattern.test(path.toLowerCase()))) ?? null;
}
