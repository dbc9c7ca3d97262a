/** Distributions that give the same modules: builds for other machines, or with more in them. A project has one of a row. */
const rows: readonly (readonly string[])[] = [
  ['opencv-python-headless', 'opencv-python', 'opencv-contrib-python', 'opencv-contrib-python-headless'],
  ['psycopg2-binary', 'psycopg2'],
  ['tensorflow', 'tensorflow-cpu', 'tensorflow-intel', 'tensorflow-macos', 'tf-nightly', 'intel-tensorflow'],
  ['faiss-cpu', 'faiss-gpu', 'faiss-gpu-cu12'],
  ['onnxruntime', 'onnxruntime-gpu', 'onnxruntime-directml', 'onnxruntime-openvino'],
  ['xgboost', 'xgboost-cpu'],
  ['pycryptodome', 'pycrypto'],
  ['polars', 'polars-lts-cpu', 'polars-u64-idx'],
  ['mysql-connector-python', 'mysql-connector'],
  ['kafka-python', 'kafka-python-ng'],
  ['pillow', 'pillow-simd'],
  ['spacy', 'spacy-nightly'],
];

/** The name itself, then what may stand for it. */
export const alternativesOf = (name: string): readonly string[] => [
  name,
  ...(rows.find((row) => row.includes(name)) ?? []).filter((other) => other !== name),
];
