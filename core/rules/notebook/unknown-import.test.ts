import { describeRule, projectOf } from '#test/support/rules.ts';
import { unknownImport } from './unknown-import.ts';

describeRule(
  unknownImport,
  [
    {
      what: 'a module nobody knows, once',
      cells: ['from our_team_utils import load', 'import our_team_utils.plots'],
      at: ['load'],
      fixed: null,
    },
    {
      what: 'what is imported above the clone, or beside one that nothing enters',
      cells: ['import our_plots', '!git clone https://example.com/acme/tools\n%cd tools', 'import our_tools'],
      at: ['our_plots'],
    },
    {
      what: 'a module beside a clone that only a shell goes into',
      cells: ['!git clone https://example.com/acme/tools && cd tools && ls', 'import our_plots'],
      at: ['our_plots'],
    },
    {
      what: 'a module beside a clone, with another folder on the search path',
      cells: ['!git clone https://example.com/acme/tools', 'import sys\nsys.path.append("lib")\nimport our_plots'],
      at: ['our_plots'],
    },
    { what: 'a part of a shared namespace', cells: ['from google.cloud import newthing'], at: ['newthing'] },
    { what: 'what a later Python dropped', cells: ['import distutils_extra_ours'], at: ['distutils_extra_ours'] },
    { what: 'a src that is not there', cells: ['from src.features import build'], at: ['build'] },
  ],
  [
    {
      what: 'a module that a cell fetches',
      cells: ['with open("helper_functions.py", "wb") as f:\n    f.write(text)', 'from helper_functions import plot'],
    },
    {
      what: 'one that comes down to another folder',
      cells: ['urlretrieve(url, "/content/nmt_utils.py")', 'import nmt_utils'],
    },
    {
      what: 'known packages and the standard library',
      cells: ['import os, json, sklearn.svm\nimport pandas as pd\nfrom PIL import Image'],
    },
    {
      what: 'modules of the project',
      cells: ['from helpers import load\nfrom src.features import build'],
      project: projectOf({ paths: ['notebooks/helpers.py', 'src/features.py'] }),
    },
    {
      what: 'one that may fail',
      cells: ['try:\n    import our_speedups\nexcept ImportError:\n    our_speedups = None'],
    },
    {
      what: 'one the requirements name',
      cells: ['import our_team_utils'],
      project: projectOf({ texts: { 'requirements.in': 'our-team-utils==1.4\n' } }),
    },
    {
      what: 'one a requirement explains',
      cells: ['import our_team_utils'],
      project: projectOf({ texts: { 'requirements.in': 'acme-tools==1.4  # imports: our_team_utils, other\n' } }),
    },
    { what: 'what only a hosted notebook has', cells: ['from google.colab import drive'] },
    { what: 'one that a cell installs', cells: ['%pip install -U our-team-utils', 'import our_team_utils'] },
    { what: 'one that a cell writes', cells: ['%%writefile our_helpers.py\nx = 1', 'import our_helpers'] },
    {
      what: 'one that a cell writes into the working folder of a hosted notebook',
      cells: ['%%writefile /content/our_helpers.py\nx = 1', 'import our_helpers'],
    },
    {
      what: 'one that a cell fetches',
      cells: ['!wget -q https://example.com/our_helpers.py', 'import our_helpers'],
    },
    {
      what: 'a package that a cell clones',
      cells: ['!git clone https://example.com/our_package.git', 'from our_package.data import load'],
    },
    {
      what: 'modules of a clone that the notebook goes into',
      cells: ['!git clone https://example.com/acme/tools\n%cd tools', 'import plots'],
    },
    {
      what: 'modules of a clone on the search path',
      cells: [
        '!git clone https://example.com/acme/tools',
        'import sys\nsys.path.insert(0, "/content/tools/src")',
        'import plots',
      ],
    },
    {
      what: 'modules of a clone whose folder is computed',
      cells: [
        'import os, sys\nos.system("git clone https://example.com/acme/tools")\nsys.path.append(folder)\nimport plots',
      ],
    },
    {
      what: 'modules of a clone that is installed',
      cells: ['!git clone https://example.com/acme/tools && cd tools && pip install -q -e .', 'import plots'],
    },
    {
      what: 'modules of a folder of the project on the search path',
      cells: ['import sys\nsys.path.append("../shared/python")\nimport our_plots'],
      project: projectOf({ paths: ['shared/python/our_plots.py'] }),
    },
    {
      what: 'modules of a folder of the project that is computed',
      cells: ['import sys\nsys.path.append(os.path.join(root, "shared"))\nimport our_plots'],
      project: projectOf({ paths: ['shared/python/our_plots.py'] }),
    },
    { what: 'parts of CPython that are of one system', cells: ['import _winapi, _scproxy, _socket'] },
    { what: 'relative imports', cells: ['from . import sibling'] },
  ],
);
