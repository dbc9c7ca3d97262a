/** Notebooks by their URIs, scripts with cells among them. */
export interface OpenNotebooks {
  /** The one that has the focus; null where something else has it. */
  readonly active: string | null;
  /** Those that can be seen. */
  readonly visible: readonly string[];
  /** All that there is something to say of, the one opened last at the end. */
  readonly known: readonly string[];
  /** Whether one is open, be there something to say of it or not yet. */
  isOpen(uri: string): boolean;
}

/** The notebook the checklist is about: the active one, else the last that was while that is open, else another that is open. */
export function chooseNotebook(now: string | null, { active, visible, known, isOpen }: OpenNotebooks): string | null {
  if (active !== null) return active;
  if (now !== null && isOpen(now)) return now;
  return visible.find((uri) => known.includes(uri)) ?? known.at(-1) ?? null;
}
