// A thread that owns one onnxruntime session. `run` blocks its thread, which is why it is not the one that speaks HTTP.
import { parentPort, workerData } from 'node:worker_threads';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Batch, FromWorker, TensorDescription, WorkerStart } from './inference/messages.ts';
import type { OutputTensor, OutputValues } from './inference/tensor.ts';

const port = parentPort;
if (!port) throw new Error('inference-worker is started by the model server, not by hand.');
const { onnx, outputs }: WorkerStart = workerData;

const send = (message: FromWorker): void => port.postMessage(message);

function describe(all: readonly InferenceSession.ValueMetadata[]): TensorDescription[] {
  return all.map((value) =>
    value.isTensor
      ? { name: value.name, type: value.type, shape: [...value.shape] }
      : { name: value.name, type: 'not a tensor', shape: [] },
  );
}

function valuesOf(tensor: Tensor): OutputValues {
  const { data } = tensor;
  if (
    data instanceof Float32Array ||
    data instanceof Float64Array ||
    data instanceof BigInt64Array ||
    data instanceof Int32Array ||
    data instanceof Uint8Array
  )
    return data;
  if (Array.isArray(data)) return data.map(String);
  throw new TypeError(`Outputs of type ${tensor.type} are not supported.`);
}

async function answer(session: InferenceSession, batch: Batch): Promise<void> {
  const feeds: Record<string, Tensor> = {};
  for (const { name, type, values } of batch.inputs) feeds[name] = tensorOf(type, values, [batch.rows, 1]);
  const results = await session.run(feeds, [...outputs]);
  const tensors = outputs.map((name): OutputTensor => {
    const tensor = results[name];
    if (!tensor) throw new Error(`The model gave no output ${name}.`);
    if (tensor.dims[0] !== batch.rows)
      throw new Error(`Output ${name} has shape [${tensor.dims.join(', ')}] for ${batch.rows} rows.`);
    return { values: valuesOf(tensor), trailing: tensor.dims.slice(1) };
  });
  // The message copies the values, which is just as well: onnxruntime may reuse its memory for the next run.
  send({ kind: 'answered', id: batch.id, outputs: tensors });
}

function tensorOf(type: string, values: Batch['inputs'][number]['values'], shape: number[]): Tensor {
  if (values instanceof Float32Array) return new Tensor('float32', values, shape);
  if (values instanceof BigInt64Array) return new Tensor('int64', values, shape);
  if (values instanceof Uint8Array) return new Tensor('bool', values, shape);
  if (type === 'string') return new Tensor('string', values, shape);
  throw new TypeError(`Inputs of type ${type} are not supported.`);
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

try {
  const session = await InferenceSession.create(new Uint8Array(onnx).slice(), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    // Memory patterns are for shapes that stay; batches come in all sizes.
    enableMemPattern: false,
    // What goes wrong in a run is thrown as well, and its text may quote the rows: not for the log.
    logSeverityLevel: 4,
  });
  port.on('message', (batch: Batch) => {
    answer(session, batch).catch((error: unknown) => send({ kind: 'failed', id: batch.id, message: reason(error) }));
  });
  send({ kind: 'loaded', inputs: describe(session.inputMetadata), outputs: describe(session.outputMetadata) });
} catch (error) {
  send({ kind: 'refused', message: reason(error) });
}
