/** The last block fenced as `language`, whose closing fence is as long as its opening one (CommonMark 4.5). */
export function fenced(answer: string, language: string): string | null {
  const block = new RegExp(`^(\`{3,})${language}[^\\n]*\\n([\\s\\S]*?)^\\1\\s*$`, 'gim');
  const last = [...answer.matchAll(block)].at(-1);
  return last?.[2] ?? null;
}
