/** A notebook as Slipway reads it, whatever nbformat it came in. */
export interface Notebook {
  readonly language: string;
  readonly kernel: { readonly name: string; readonly displayName: string } | null;
  /** Such as `3.11.7`, from `metadata.language_info.version`. */
  readonly languageVersion: string | null;
  readonly cells: readonly Cell[];
}

export interface Cell {
  /** Zero-based, in document order. */
  readonly index: number;
  readonly id: string | null;
  readonly kind: 'code' | 'markdown' | 'raw';
  readonly source: string;
  /** When it last ran; null when it never did. */
  readonly executionCount: number | null;
  /** Text of the outputs, newest last; large ones are cut. */
  readonly outputs: readonly Output[];
}

export interface Output {
  readonly kind: 'stream' | 'result' | 'display' | 'error';
  readonly text: string;
  readonly mimeTypes: readonly string[];
}
