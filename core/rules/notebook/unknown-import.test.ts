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
    { what: 'relative imports', cells: ['from . import sibling'] },
  ],
);
