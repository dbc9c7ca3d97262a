"""From pandas and scikit-learn to ONNX: `features` and the model run once on rows that are not there yet."""
