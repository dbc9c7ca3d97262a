import type { ColumnValues, OutputTensor } from './tensor.ts';

/** What an inference worker is started with. */
export interface WorkerStart {
  /** `model.onnx`, shared by all workers so that what runs is what was checked. */
  readonly onnx: SharedArrayBuffer;
  /** Names to fetch, in the signature's order. */
  readonly outputs: readonly string[];
}

/** One tensor as onnxruntime describes it; symbolic dimensions are strings. */
export interface TensorDescription {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly (number | string)[];
}

export type FromWorker =
  | { readonly kind: 'loaded'; readonly inputs: TensorDescription[]; readonly outputs: TensorDescription[] }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'answered'; readonly id: number; readonly outputs: OutputTensor[] }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

export interface Batch {
  readonly id: number;
  readonly rows: number;
  /** By input name. */
  readonly inputs: readonly { readonly name: string; readonly type: string; readonly values: ColumnValues }[];
}
