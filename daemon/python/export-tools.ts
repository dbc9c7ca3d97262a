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

interface Converter {
  /** Distributions whose models it converts, by normalised name. */
  readonly of: RegExp;
  readonly requirement: string;
}

/**
 * Converters of single libraries (`slipway_trace/converters`), which come along only where the library does. CatBoost and
 * statsmodels need none. Seen to work: onnxmltools 1.16.0 with XGBoost 3.2.0 and LightGBM 4.7.0, onnxscript 0.7.2 with
 * PyTorch 2.12.1 and 2.15.0, tf2onnx 1.17.0 with TensorFlow 2.21.0.
 */
const converters: readonly Converter[] = [
  { of: /^(?:xgboost|lightgbm)(?:-cpu)?$/, requirement: 'onnxmltools>=1.12,<2' },
  { of: /^torch$/, requirement: 'onnxscript>=0.1,<1' },
  { of: /^(?:tensorflow|tf-nightly|intel-tensorflow)(?:-cpu|-intel|-macos|-gpu)?$/, requirement: 'tf2onnx>=1.16,<2' },
];

/** Requirements of the converters for what a lock pins, by normalised name. */
export const convertersFor = (pins: Iterable<string>): string[] => {
  const names = [...pins];
  return converters.filter(({ of }) => names.some((name) => of.test(name))).map(({ requirement }) => requirement);
};
