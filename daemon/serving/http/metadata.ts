import type { Signature } from '#protocol/model.ts';
import type { ModelFace } from '../inference/model-check.ts';
import { datatypes } from '../inference/tensor.ts';

/** Answer to `GET /v2` of the Open Inference Protocol. */
export const serverMetadata = { name: 'slipway', version: '2', extensions: [] };

/** Answer to `GET /v2/models/NAME`. -1 stands for any number of rows. */
export function modelMetadata(name: string, version: string, signature: Signature, face: ModelFace) {
  return {
    name,
    versions: [version],
    platform: face.platform,
    inputs: signature.inputs.map((column) => ({
      name: column.name,
      datatype: column.type === 'float' ? face.floats : datatypes[column.type],
      shape: [face.fixedRows ?? -1, 1],
    })),
    outputs: face.outputs,
  };
}
