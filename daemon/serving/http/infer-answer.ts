import type { OutputTensor, OutputValues } from '../inference/tensor.ts';

/** Output names and their datatypes of the Open Inference Protocol. */
export interface OutputFace {
  readonly name: string;
  readonly datatype: string;
}

/**
 * A writer of Open Inference Protocol v2 JSON answers for one model. Values that JSON has no number for (NaN, infinities)
 * become null. By hand: `JSON.stringify` of a typed array's copy takes several times as long.
 */
export function answerWriter(model: string, version: string, faces: readonly OutputFace[]) {
  const head = `{"model_name":${JSON.stringify(model)},"model_version":${JSON.stringify(version)}`;
  const starts = faces.map(
    ({ name, datatype }) => `{"name":${JSON.stringify(name)},"datatype":${JSON.stringify(datatype)},"shape":[`,
  );
  return (id: string | null, rows: number, tensors: readonly OutputTensor[], chosen: readonly number[]): string => {
    let text = id === null ? `${head},"outputs":[` : `${head},"id":${JSON.stringify(id)},"outputs":[`;
    let first = true;
    for (const place of chosen) {
      const tensor = tensors[place];
      if (!tensor) continue;
      const shape = tensor.trailing.length === 0 ? `${rows}` : `${rows},${tensor.trailing.join(',')}`;
      text += `${first ? '' : ','}${starts[place]}${shape}],"data":[${encodeValues(tensor.values)}]}`;
      first = false;
    }
    return `${text}]}`;
  };
}

/** Values as JSON, separated by commas, without brackets. */
export function encodeValues(values: OutputValues): string {
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(',');
  if (values instanceof Uint8Array) return Array.from(values, (value) => (value === 0 ? 'false' : 'true')).join(',');
  if (values instanceof BigInt64Array || values instanceof Int32Array) return values.join(',');
  let text = '';
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    text += index === 0 ? '' : ',';
    text += Number.isFinite(value) ? value : 'null';
  }
  return text;
}
