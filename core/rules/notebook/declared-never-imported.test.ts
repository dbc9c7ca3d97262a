import { describeRule } from '#test/support/rules.ts';
import { declaredNeverImported } from './declared-never-imported.ts';

describeRule(
  declaredNeverImported,
  [
    {
      what: 'a package that nothing imports',
      cells: ['%pip install pandas==2.1.4 plotly==5.24.1', 'import pandas as pd'],
      at: ['plotly==5.24.1'],
      says: 'Nothing in this notebook imports `plotly`',
      fixed: { kind: 'offered', sources: { 0: '%pip install pandas==2.1.4' } },
    },
    { what: 'transformers on its own', cells: ['!pip install transformers', 'import datasets'], at: ['transformers'] },
  ],
  [
    { what: 'what is imported', cells: ['!pip install plotly', 'import plotly.express as px'] },
    { what: 'what is imported under another name', cells: ['!pip install scikit-learn', 'import sklearn'] },
    { what: 'what works behind another package', cells: ['!pip install openpyxl', 'import pandas as pd'] },
    { what: 'what diffusers loads', cells: ['!pip install transformers', 'from diffusers import DiffusionPipeline'] },
    {
      what: 'what pandas plots with',
      cells: ['!pip install matplotlib', 'import pandas as pd\npd.Series([1]).plot()'],
    },
    { what: 'a version that Gradio needs', cells: ['!pip install fastapi==0.112.3', 'import gradio as gr'] },
    {
      what: 'what cloned code may need',
      cells: ['!git clone https://github.com/a/b && pip install -e b', '!pip install plotly'],
    },
    { what: 'what pandas asks BigQuery with', cells: ['!pip install pandas-gbq', 'import pandas as pd'] },
    { what: 'what a text names', cells: ['!pip install plotly', 'pd.options.plotting.backend = "plotly"'] },
  ],
);
