import { family, functions, library, opens, restores, to } from './library.ts';

/** What keeps Python objects in files: joblib, cloudpickle, dill, skops, ONNX. */
export const keepers = library(
  'joblib cloudpickle dill skops onnx skl2onnx onnxmltools tf2onnx onnxruntime h5py safetensors',
  functions('joblib', 'dump', { ...to('file', 1, 'filename'), saves: 'joblib' }),
  functions('joblib', 'load', { ...restores('joblib', 0, 'filename'), returns: '?' }),
  family(/^(?:cloudpickle|dill)\.dump$/, { ...to('file', 1, 'file'), saves: 'pickle' }),
  family(/^(?:cloudpickle|dill)\.dumps$/, { saves: 'pickle' }),
  family(/^(?:cloudpickle|dill)\.loads?$/, { ...restores('pickle', 0, 'file'), returns: '?' }),
  functions('skops.io', 'dump', { ...to('file', 1, 'file'), saves: 'other' }),
  functions('skops.io', 'load', { ...restores('other', 0, 'file') }),
  functions('onnx', 'save save_model', { ...to('file', 1, 'f'), saves: 'onnx' }),
  functions('onnx', 'load load_model', { ...restores('onnx', 0, 'f') }),
  family(/^skl2onnx\.(?:to_onnx|convert_sklearn)$|^onnxmltools\.convert_\w+$|^tf2onnx\.convert\.from_\w+$/, {
    saves: 'onnx',
  }),
  functions('onnxruntime', 'InferenceSession', { ...restores('onnx', 0, 'path_or_bytes') }),
  functions('h5py', 'File', opens(0, 'name', 1)),
  family(/^safetensors\.\w+\.save_(?:file|model)$/, { ...to('file', 1, 'filename'), saves: 'other' }),
  family(/^safetensors\.\w+\.load_(?:file|model)$/, { ...restores('other', 0, 'filename') }),
);
