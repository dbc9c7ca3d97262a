/** How far a score may be from the notebook's own: |got - notebook| <= absolute + relative * |notebook|, as numpy.allclose has it. */
export interface Tolerance {
  readonly absolute: number;
  readonly relative: number;
}

export function within(notebook: number, got: number, tolerance: Tolerance): boolean {
  return Math.abs(got - notebook) <= tolerance.absolute + tolerance.relative * Math.abs(notebook);
}
