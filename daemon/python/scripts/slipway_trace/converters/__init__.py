"""Models of libraries other than scikit-learn as parts of a graph: one file a library, found by `registry.py`."""
