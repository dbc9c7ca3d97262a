import { availableParallelism } from 'node:os';
import { ConfigurationError, type ServerConfig } from '../config.ts';
import type { ModelFolder } from '../model-folder.ts';
import { checkModel, type ModelFace } from './model-check.ts';
import type { LoadedModel, ModelWorker } from './model-worker.ts';
import { PythonWorker } from './python-worker.ts';
import { InferenceWorker } from './worker.ts';

/** How a model is run: workers for the pool, and what it is to its callers. */
export interface Backend {
  readonly workers: number;
  /** What a worker is called in the log and in answers. */
  readonly worker: 'thread' | 'process';
  readonly create: () => ModelWorker;
  /** Throws an `Error` where the loaded model is not the one that the signature describes. */
  readonly face: (loaded: LoadedModel) => ModelFace;
}

/** Milliseconds a Python model may take to load: some read gigabytes. */
const loadTimeout = 5 * 60_000;

/** onnxruntime in threads, or Python in processes, by what the folder holds. Throws a `ConfigurationError`. */
export function backendOf(config: ServerConfig, model: ModelFolder): Backend {
  const { signature, onnx } = model;
  return onnx === null ? pythonBackend(config, model) : onnxBackend(config, signature, onnx);
}

function onnxBackend(config: ServerConfig, signature: ModelFolder['signature'], bytes: Uint8Array): Backend {
  const onnx = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(onnx).set(bytes);
  const outputs = signature.outputs.map(({ name }) => name);
  return {
    // One core is for HTTP.
    workers: config.workers ?? Math.max(1, availableParallelism() - 1),
    worker: 'thread',
    create: () => new InferenceWorker({ onnx, outputs }),
    face: (loaded) => checkModel(signature, loaded),
  };
}

function pythonBackend(config: ServerConfig, { folder, source, digest, signature }: ModelFolder): Backend {
  const { python } = config;
  if (python === null)
    throw new ConfigurationError(
      `The model in ${folder} is a Python model: set SLIPWAY_PYTHON to the Python of an environment with its slipway/requirements.lock.`,
    );
  // A process holds the whole model, so there is one where nobody asks for more.
  const workers = config.workers ?? 1;
  const threads = Math.max(1, Math.floor(availableParallelism() / workers));
  const check = async () => {
    if ((await source.digest()) !== digest)
      throw new Error(`The model in ${folder} was replaced since the server was started. Start the server again.`);
  };
  return {
    workers,
    worker: 'process',
    create: () => new PythonWorker({ python, source, signature, threads, loadTimeout, check }),
    face: () => ({
      platform: 'python',
      floats: 'FP64',
      fixedRows: null,
      outputs: signature.outputs.map(({ name, type, width }) => ({
        name,
        datatype: pythonDatatypes[type],
        shape: [-1, width],
      })),
    }),
  };
}

/** What Python answers, by the signature's type, in the words of the Open Inference Protocol. */
const pythonDatatypes = { float: 'FP64', integer: 'INT64', string: 'BYTES' } as const;
