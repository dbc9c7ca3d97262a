# === one package
!pip install pandas  # expect

# === a magic
%pip install pandas scikit-learn  # expect

# === at least a version
%pip install "pandas>=2.1"  # expect

# === about a version
%pip install pandas~=2.1.0  # expect

# === a version with a star
%pip install pandas==2.*  # expect

# === one of two
%pip install pandas==2.1.4 scikit-learn  # expect

# === the newest there is
!pip install -U pandas==2.1.4 pip  # expect

# === with extras
%pip install "transformers[torch]"  # expect

# === a repository of the day
%pip install git+https://github.com/corp/churn.git  # expect

# === a branch of a repository
%pip install git+https://github.com/corp/churn.git@main  # expect

# === an archive of a branch
%pip install https://github.com/corp/churn/archive/main.zip  # expect

# === conda
!conda install -y -c conda-forge lightgbm  # expect

# === a magic of conda
%conda install numpy  # expect

# === uv
!uv pip install polars  # expect

# === by the interpreter
import sys
!{sys.executable} -m pip install xgboost  # expect

# === by a process
import subprocess
import sys
subprocess.check_call([sys.executable, "-m", "pip", "install", "xgboost"])  # expect

# === by a process with a whole line
import subprocess
subprocess.run("pip install xgboost", shell=True)  # expect

# === by a process with a line that is cut into words
import subprocess
subprocess.run("pip install xgboost".split(), check=True)  # expect

# === by the shell of Python
import os
os.system("pip install -q xgboost")  # expect

# === after another command
!apt-get -qq update && pip install pandas  # expect

# === in a script
# %%
%%bash  # expect
pip install pandas

# === only where it is missing
try:
    import shap
except ImportError:
    !pip install shap  # expect

# === what a captured line installs
log = !pip install pandas  # expect

# === what the machine has
!pip install --pre torch  # expect

# === one version
%pip install pandas==2.1.4

# === one version of a package with extras
%pip install "transformers[torch]==4.44.2"

# === one version of each
!pip install pandas==2.1.4 'scikit-learn==1.5.2' --quiet

# === for a system
%pip install "pywin32==306; sys_platform == 'win32'"

# === a file of requirements
!pip install -r requirements.txt

# === with the versions of a file
!pip install -c constraints.txt pandas

# === the project itself
%pip install -e .

# === the project with its extras
%pip install -e ".[dev]"

# === a wheel
!pip install ./dist/churn-1.0-py3-none-any.whl

# === a wheel at an address
%pip install https://example.org/churn-1.0-py3-none-any.whl

# === a commit of a repository
%pip install git+https://github.com/corp/churn.git@0123456789abcdef0123456789abcdef01234567

# === a tag of a repository
%pip install git+https://github.com/corp/churn.git@v1.2.0

# === one version by conda
!conda install -y lightgbm=4.3.0

# === an environment file
!conda env update -f environment.yml

# === commented out
# !pip install pandas

# === asked for
!pip list
!pip show pandas
!pip download pandas

# === taken away
!pip uninstall -y pandas

# === told to the reader
print("run pip install pandas first")

# === told to the reader by the shell
!echo "pip install pandas"

# === in Markdown
# %% [markdown]
Run `pip install pandas` first.

# === a package of the system
!apt-get install -y graphviz

# === the versions are in variables
version = "2.1.4"
!pip install pandas=={version}
