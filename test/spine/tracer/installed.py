"""Which distributions bring which modules, as the environment's own Python says."""
import importlib.metadata
import json
import sys

print(json.dumps({"prefix": sys.prefix, "distributions": importlib.metadata.packages_distributions()}))
