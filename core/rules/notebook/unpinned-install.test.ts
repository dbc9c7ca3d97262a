import { describeRule, projectOf } from '#test/support/rules.ts';
import { unpinnedInstall } from './unpinned-install.ts';

describeRule(
  unpinnedInstall,
  [
    {
      what: 'a shell install without versions',
      cells: ['!pip install pandas scikit-learn'],
      at: ['!pip install pandas scikit-learn'],
      says: '`pandas`, `scikit-learn`',
      fixed: { kind: 'offered', sources: { 0: '# installed from the lock: pandas scikit-learn' } },
    },
    {
      what: 'only the loose one of two',
      cells: ['%pip install -q pandas==2.1.4 "scikit-learn>=1.3"'],
      at: ['%pip install -q pandas==2.1.4 "scikit-learn>=1.3"'],
      says: 'Installs `scikit-learn>=1.3` in the newest version it allows that day',
    },
    {
      what: 'versions the lock knows',
      cells: ['import os\n!pip install pandas "scikit-learn>=1.3" --quiet'],
      at: ['!pip install pandas "scikit-learn>=1.3" --quiet'],
      project: projectOf({
        texts: { 'requirements.lock': 'pandas==2.1.4 \\\n  --hash=sha256:aa\nscikit-learn==1.5.2\n' },
      }),
      fixed: {
        kind: 'offered',
        sources: { 0: 'import os\n!pip install pandas==2.1.4 scikit-learn==1.5.2 --quiet' },
      },
    },
    {
      what: 'an install through subprocess, without a fix',
      cells: ['import subprocess, sys\nsubprocess.run([sys.executable, "-m", "pip", "install", "xgboost"])'],
      at: ['subprocess.run([sys.executable, "-m", "pip", "install", "xgboost"])'],
      fixed: null,
    },
    {
      what: 'a whole line through subprocess',
      cells: ['import subprocess\nsubprocess.run("pip install -q xgboost", shell=True)'],
      at: ['subprocess.run("pip install -q xgboost", shell=True)'],
      says: '`xgboost`',
    },
    {
      what: 'a conda install',
      cells: ['!conda install -y -c conda-forge lightgbm'],
      at: ['!conda install -y -c conda-forge lightgbm'],
      says: '`lightgbm`',
    },
    {
      what: 'code of a clone at no commit',
      cells: ['!git clone https://example.com/acme/tools', 'import sys\nsys.path.append("tools")\nimport plots'],
      at: ['!git clone https://example.com/acme/tools'],
      says: 'Takes code of `https://example.com/acme/tools` as it is that day',
      fixed: null,
    },
    {
      what: 'a package that is cloned, and one that is installed from a clone of a branch',
      cells: [
        '!git clone https://example.com/acme/tools.git',
        'import tools',
        '!git clone -b main https://example.com/acme/plots && cd plots && pip install .',
      ],
      at: [
        '!git clone https://example.com/acme/tools.git',
        '!git clone -b main https://example.com/acme/plots && cd plots && pip install .',
      ],
    },
  ],
  [
    {
      what: 'code of a clone at a commit',
      cells: ['!git clone https://example.com/acme/tools\n%cd tools\n!git checkout 3f2c1ab', 'import plots'],
    },
    {
      what: 'code of a clone at a tag',
      cells: ['!git clone -b v1.2.0 https://example.com/acme/tools', 'import tools'],
    },
    { what: 'a clone that nothing is imported from', cells: ['!git clone https://example.com/acme/data\n!ls data'] },
    { what: 'exact versions', cells: ['%pip install pandas==2.1.4 scikit-learn==1.5.2'] },
    { what: 'a requirements file', cells: ['!pip install -r requirements.lock'] },
    { what: 'a wheel', cells: ['!pip install ./dist/ours-1.0-py3-none-any.whl'] },
    { what: 'a commented line', cells: ['# !pip install pandas'] },
    { what: 'other shell commands', cells: ['!pip list\n!ls -la'] },
    { what: 'text about pip', cells: ['print("run pip install pandas first")'] },
  ],
);
