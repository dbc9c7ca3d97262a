# === a module of nobody
import sales_features  # expect

# === a part of one
from sales_features.build import weekly  # expect
print(weekly)

# === one that the requirements do not name
# requirements: pandas==2.1.4
import pandas as pd
import sales_features  # expect

# === once, however often it is imported
import sales_features  # expect
# %%
from sales_features import weekly

# === a part of a namespace that many share
from google.cloud import salesforecast  # expect

# === a folder of the project that is not there
from src.sales_features import weekly  # expect

# === one above the clone that has it
import sales_features  # expect
# %%
!git clone https://example.com/acme/tools  # expect: unpinned-install
%cd tools

# === one beside a clone that only a shell goes into
!git clone https://example.com/acme/tools && cd tools && ls
# %%
import sales_features  # expect

# === one beside a clone of data
!git clone https://example.com/acme/rows
# %%
import pandas as pd
import sales_features  # expect
rows = pd.read_csv("rows/sales.csv")

# === one behind a folder that is not in the project
import sys
sys.path.append("../sales/lib")
import sales_features  # expect

# === one beside an install of another name
%pip install acme-tools==1.4
# %%
import sales_features  # expect

# === one that a later cell tries
import sales_features  # expect
# %%
try:
    import sales_plots
except ImportError:
    sales_plots = None

# === the standard library, with what is of one system
import os, json, tomllib, msvcrt
import _winapi
from xml.etree import ElementTree

# === packages under another name than their own
import cv2, yaml, sklearn.svm, bs4
from PIL import Image
from google.cloud import storage

# === one that the requirements explain
# requirements: acme-tools==1.4  # imports: sales_features
import sales_features

# === one that the requirements name
# requirements: sales-features==1.4
import sales_features

# === one that a cell installs
%pip install sales-features==1.4
# %%
import sales_features

# === one that may be missing
try:
    import sales_features
except ImportError:
    sales_features = None

# === one only where it is asked for
import os
if os.environ.get("SALES"):
    import sales_features

# === in a function that looks for it
def features():
    import sales_features
    return sales_features

# === one that a cell writes
%%writefile sales_features.py
weekly = 1
# %%
import sales_features

# === one that a cell fetches
!wget -q https://example.com/sales_features.py
# %%
import sales_features

# === one that Python fetches
from urllib.request import urlretrieve
urlretrieve("https://example.com/features", "sales_features.py")
import sales_features

# === one that protoc makes
!protoc sales_features.proto --python_out=.
# %%
import sales_features_pb2

# === a package that a cell clones
!git clone -b v1.2.0 https://example.com/acme/sales_features
# %%
from sales_features import weekly

# === modules of a clone that the notebook goes into
!git clone -b v1.2.0 https://example.com/acme/tools
%cd tools/src
# %%
import sales_features

# === modules of a clone on the search path
!git clone -b v1.2.0 https://example.com/acme/tools
# %%
import os, sys
sys.path.append(os.path.join(os.getcwd(), "tools"))
import sales_features

# === modules of a clone that is installed
!git clone -b v1.2.0 https://example.com/acme/tools
!pip install ./tools
# %%
import sales_features

# === modules of a clone that Python makes
import subprocess, sys
subprocess.run(["git", "clone", "-b", "v1.2.0", "https://example.com/acme/tools", "tools"])
sys.path.insert(0, "tools")
import sales_features

# === what a hosted notebook has
from google.colab import drive
drive.flush_and_unmount()
