/** A notebook as Slipway reads it, whatever file it came in. */
export interface Notebook {
  /** In small letters: `python`, `r`, `julia`, `scala` ... */
  readonly language: string;
  readonly kernel: { readonly name: string; readonly displayName: string } | null;
  /** Such as `3.11.7`, from `metadata.language_info.version`. */
  readonly languageVersion: string | null;
  readonly cells: readonly Cell[];
  /** The notebook's own metadata: widgets' state, parameters, settings of tools. */
  readonly metadata?: readonly MetadataText[];
  /** What jupytext keeps in step, as it writes it: `ipynb,py:percent`; left out where nothing is said. */
  readonly pairing?: string;
}

export interface Cell {
  /** Zero-based, in document order. */
  readonly index: number;
  readonly id: string | null;
  readonly kind: 'code' | 'markdown' | 'raw';
  readonly source: string;
  /** Line of the script it is kept in, counted from one: nobody counts a script's cells. */
  readonly line?: number;
  /** Of a code cell that is not in the notebook's language (polyglot editors keep it with the cell). */
  readonly language?: string;
  /** When it last ran; null when it never did. */
  readonly executionCount: number | null;
  /** Text of the outputs, newest last; large ones are cut. */
  readonly outputs: readonly Output[];
  /** The cell's metadata and attachments. */
  readonly metadata?: readonly MetadataText[];
}

export interface Output {
  readonly kind: 'stream' | 'result' | 'display' | 'error';
  readonly text: string;
  readonly mimeTypes: readonly string[];
  /** Kinds of secrets that stand in any of its forms, as far as they are text, also where `text` is cut. */
  readonly secrets?: readonly string[];
}

/** A text in metadata; long ones are cut, and of very many only the first are kept. */
export interface MetadataText {
  /** Keys from the outside in, joined by `/`: `papermill/parameters/token`, `attachments/plot.png/image/png`. */
  readonly path: string;
  readonly text: string;
}
