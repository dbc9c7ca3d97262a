import { field, isRecord } from './json.ts';
import { refuseOtherFormat } from './other-format.ts';

/** Why a file's text cannot be JSON, from how it begins or what bytes it holds; null where nothing tells. */
export function refuseText(text: string): string | null {
  if (text.trim() === '') return 'The file is empty; open it in Jupyter or VS Code and save it once.';
  const head = text.slice(0, 4_000);
  if (/^\0+$/.test(head))
    return 'The file holds nothing but NUL bytes: it was damaged as it was written or copied; restore it from version control or a checkpoint.';
  const other = refuseOtherFormat(head);
  if (other !== null) return other;
  if (isUtf16(head)) return 'The file is written in UTF-16, and notebooks are UTF-8; save it again as UTF-8.';
  if (text.includes('\0'))
    return 'The file holds NUL bytes: it was damaged as it was written or copied; restore it from version control or a checkpoint.';
  if (/^version https:\/\/git-lfs\.github\.com\/spec\//.test(head))
    return 'The file is a pointer of Git LFS and not the notebook itself; fetch it with "git lfs pull".';
  if (/^\s*<(?:!doctype html|html|\?xml)/i.test(head))
    return 'The file is a web page and no notebook; download the notebook itself (on GitHub with "Raw").';
  if (head.startsWith('PK\u0003\u0004'))
    return 'The file is an archive (Databricks exports notebooks so); export the notebook as "IPython Notebook" instead.';
  return null;
}

/** Text that was UTF-16 and was decoded as UTF-8: its mark is unreadable, or every other character is NUL. */
function isUtf16(head: string): boolean {
  if (/^\uFFFD\uFFFD/.test(head) && head.includes('\0')) return true;
  const nuls = head.split('\0').length - 1;
  return head.length >= 8 && nuls >= head.length / 3;
}

const conflict = /^(<{7}|={7}|>{7}) ?/m;

/** Why a text that `JSON.parse` did not take is none. */
export function refuseInvalidJson(text: string, error: unknown): string {
  if (conflict.test(text)) return 'The notebook holds merge conflict markers; resolve the conflict first.';
  // What the engine quotes of the file says less than where it stopped.
  const message =
    error instanceof Error
      ? error.message.replace(/, (?:\.\.\.)?"[\s\S]*$/, '').replace(/\s+/g, ' ')
      : 'unknown reason';
  if (isCutOff(text, message))
    return 'The file ends in the middle: it was cut off as it was saved or copied; restore it from version control or a checkpoint.';
  if (!/^\s*[{[]/.test(text))
    return 'The file is not valid JSON, as a notebook is: it begins with something else. Name a script .py; restore a notebook from version control or a checkpoint.';
  return `The file is not valid JSON (${message.slice(0, 120)}): it was damaged, or edited by hand; restore it from version control or a checkpoint.`;
}

/** Where the parser stopped is where the text ends. */
function isCutOff(text: string, message: string): boolean {
  const at = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
  return text.trimStart().startsWith('{') && at >= text.trimEnd().length - 1 && !/\}\s*$/.test(text);
}

/** What another program's JSON is, in a sentence; null where it is nothing known. */
export function refuseOtherJson(root: unknown): string | null {
  if (!isRecord(root)) return 'This is not a notebook: the file holds no JSON object.';
  if (Array.isArray(root['paragraphs']))
    return 'This is a Zeppelin note and no Jupyter notebook; convert it first, for example with "jupytext" or Zeppelin\'s export.';
  if (Array.isArray(root['commands']) && typeof root['version'] === 'string')
    return 'This is a Databricks notebook in its own format; export it as "IPython Notebook" instead.';
  if (isRecord(root['notebook']) && Array.isArray(field(root['notebook'], 'cells')))
    return 'The notebook lies inside another document (under "notebook"), as Jupyter\'s server sends it; save what is under it as the file.';
  return null;
}
