import type { Signature } from '#protocol/model.ts';
import { encodeValues } from '../http/infer-answer.ts';
import type { ColumnValues, OutputTensor } from '../inference/tensor.ts';

/** What the log keeps of an answered request. */
export interface Inference {
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly milliseconds: number;
  readonly rows: number;
  readonly columns: readonly ColumnValues[];
  readonly outputs: readonly OutputTensor[];
}

/**
 * A writer of log payloads for one model: JSON with `at`, `request`, `version`, `milliseconds`, `rows`, `inputs` and
 * `outputs` (values by name, row by row; missing numbers are null).
 */
export function recordWriter(signature: Signature, version: string): (inference: Inference) => string {
  const inputs = signature.inputs.map(({ name }) => `${JSON.stringify(name)}:[`);
  const outputs = signature.outputs.map(({ name }) => `${JSON.stringify(name)}:[`);
  return (inference) => {
    let text = `{"at":"${new Date(inference.at).toISOString()}","request":${JSON.stringify(inference.requestId)},"version":"${version}","milliseconds":${inference.milliseconds.toFixed(3)},"rows":${inference.rows},"inputs":{`;
    for (const [index, values] of inference.columns.entries())
      text += `${index === 0 ? '' : ','}${inputs[index]}${encodeValues(values)}]`;
    text += '},"outputs":{';
    for (const [index, { values }] of inference.outputs.entries())
      text += `${index === 0 ? '' : ','}${outputs[index]}${encodeValues(values)}]`;
    return `${text}}}`;
  };
}
