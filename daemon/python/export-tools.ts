/**
 * What Slipway itself needs to write ONNX and to compare, pinned beside the notebook's packages and under their versions.
 *
 * Lower bounds: opset 20 (text joined and matched in the graph) came with onnx 1.15, onnxruntime 1.17 and skl2onnx 1.17.
 * No upper bound on the notebook's own packages is needed: scikit-learn 1.9.1, pandas 3.1.1 and numpy 2.4 were seen to work
 * with skl2onnx 1.20.0, onnx 1.23.2 and onnxruntime 1.32.0 (histogram boosting through `slipway_trace/convert.py`).
 * pandas and scikit-learn are named so that they come along where the notebook has them only by way of another package.
 */
export const exportTools: readonly string[] = [
  'cloudpickle',
  'numpy',
  'onnx>=1.16,<2',
  'onnxruntime>=1.17,<2',
  'pandas',
  'scikit-learn',
  'skl2onnx>=1.17,<2',
];
