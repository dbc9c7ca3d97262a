import { readNotebook } from '#core/notebook/read.ts';
import { isScript, kernelOfScript } from '#core/notebook/script/read.ts';
import type { NotebookSource } from './checker.ts';

/** A file's text as the engine takes it, read no oftener than it must be, and the name of the kernel it asks for. */
export function sourceOf(
  text: string,
  file: string,
): { readonly source: NotebookSource; readonly kernel: string | null } {
  if (isScript(file)) return { source: { text }, kernel: kernelOfScript(text)?.name ?? null };
  const notebook = readNotebook(text);
  if (!notebook.ok) return { source: { text }, kernel: null };
  return { source: { notebook: notebook.value }, kernel: notebook.value.kernel?.name ?? null };
}
