import type { Signature } from '#protocol/model.ts';
import type { LoadedModel } from './model-worker.ts';
import { type Floats, onnxTypes } from './tensor.ts';

/** What the server has to know of a loaded model beyond its signature. */
export interface ModelFace {
  /** What runs it, for the metadata of the Open Inference Protocol. */
  readonly platform: string;
  readonly floats: Floats;
  /** Rows the model takes at a time, where its first dimension is fixed; else null, and requests may be batched. */
  readonly fixedRows: number | null;
  /** In the signature's order; shapes with -1 for what may vary. */
  readonly outputs: readonly { readonly name: string; readonly datatype: string; readonly shape: readonly number[] }[];
}

/** onnxruntime's tensor types to the Open Inference Protocol's. */
const protocolTypes: Readonly<Record<string, string>> = {
  float32: 'FP32',
  float64: 'FP64',
  int64: 'INT64',
  int32: 'INT32',
  bool: 'BOOL',
  uint8: 'UINT8',
  string: 'BYTES',
};

/** Checks that the ONNX graph is the one the signature describes. Throws an `Error` naming the tensor where it is not. */
export function checkModel(signature: Signature, model: LoadedModel): ModelFace {
  let fixedRows: number | null = null;
  for (const column of signature.inputs) {
    const input = model.inputs.find(({ name }) => name === column.name);
    if (!input) throw new Error(`The signature has the input ${column.name} and model.onnx does not.`);
    if (input.type !== onnxTypes[column.type])
      throw new Error(`Input ${column.name} is ${input.type} in model.onnx and ${column.type} in the signature.`);
    const [rows, width] = input.shape;
    if (input.shape.length !== 2 || (typeof width === 'number' && width > 1))
      throw new Error(`Input ${column.name} has shape [${input.shape.join(', ')}] in model.onnx; [rows, 1] is needed.`);
    if (typeof rows === 'number' && rows > 0) fixedRows = rows;
  }
  const extra = model.inputs.find(({ name }) => !signature.inputs.some((column) => column.name === name));
  if (extra) throw new Error(`model.onnx has the input ${extra.name} and the signature does not.`);
  const outputs = signature.outputs.map(({ name }) => {
    const output = model.outputs.find((one) => one.name === name);
    const datatype = protocolTypes[output?.type ?? ''];
    if (!output) throw new Error(`The signature has the output ${name} and model.onnx does not.`);
    if (!datatype) throw new Error(`Output ${name} is ${output.type} in model.onnx, which cannot be served.`);
    const trailing = output.shape.slice(1).map((size) => (typeof size === 'number' && size > 0 ? size : -1));
    return { name, datatype, shape: [fixedRows ?? -1, ...trailing] };
  });
  return { platform: 'onnxruntime_onnx', floats: 'FP32', fixedRows, outputs };
}
