import { describe, expect, it } from 'vitest';
import type { Import } from '#core/python/model.ts';
import { type DistributionOptions, distributionsFor } from './distributions.ts';
import { localModules } from './local-modules.ts';

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const importOf = (path: string): Import => ({
  module: path.startsWith('.') ? '.' : (path.split('.')[0] ?? path),
  path,
  binding: path,
  cell: 0,
  range: nowhere,
  conditional: false,
});
const ask = (paths: readonly string[], options: Partial<DistributionOptions> = {}) =>
  distributionsFor(paths.map(importOf), { localModules: new Set(), pythonVersion: '3.11.7', ...options });
const names = (paths: readonly string[], options: Partial<DistributionOptions> = {}) =>
  ask(paths, options).distributions.map(({ name }) => name);

describe('distributions of imports', () => {
  it.each([
    ['sklearn.svm.SVC', 'scikit-learn'],
    ['cv2', 'opencv-python-headless'],
    ['PIL.Image', 'pillow'],
    ['yaml', 'pyyaml'],
    ['skimage.io', 'scikit-image'],
    ['google.cloud.storage', 'google-cloud-storage'],
    ['google.cloud.bigquery.Client', 'google-cloud-bigquery'],
    ['google.protobuf', 'protobuf'],
    ['mpl_toolkits.mplot3d.Axes3D', 'matplotlib'],
    ['mpl_toolkits.basemap.Basemap', 'basemap'],
    ['absl.flags', 'absl-py'],
    ['grpc', 'grpcio'],
    ['umap', 'umap-learn'],
    ['ignite.engine', 'pytorch-ignite'],
    ['pyprind', 'pyprind'],
    ['tensorflow_serving.apis', 'tensorflow-serving-api'],
    ['vega_datasets', 'vega-datasets'],
    ['urlextract', 'urlextract'],
    ['bs4.BeautifulSoup', 'beautifulsoup4'],
    ['dateutil.parser', 'python-dateutil'],
    ['dotenv', 'python-dotenv'],
    ['category_encoders', 'category-encoders'],
    ['IPython.display', 'ipython'],
    ['pandas', 'pandas'],
  ])('%s comes from %s', (path, distribution) => {
    expect(names([path])).toEqual([distribution]);
  });

  it('never guesses', () => {
    const answer = ask(['src.features', 'google.cloud.newthing', 'my_company_lib', 'my_company_lib']);
    expect(answer.distributions).toEqual([]);
    expect(answer.unknown.map(({ path }) => path)).toEqual(['src.features', 'google.cloud.newthing', 'my_company_lib']);
  });

  it('believes the interpreter before the table', () => {
    const installed = new Map([
      ['cv2', [{ distribution: 'opencv-contrib-python', version: '4.10.0' }]],
      ['my_company_lib', [{ distribution: 'My_Company.Lib', version: '1.0' }]],
      ['pandas', [{ distribution: 'pandas', version: '2.1.4' }]],
    ]);
    expect(ask(['cv2', 'my_company_lib', 'pandas.DataFrame'], { installed }).distributions).toEqual([
      { name: 'my-company-lib', modules: ['my_company_lib'], version: '1.0' },
      { name: 'opencv-contrib-python', modules: ['cv2'], version: '4.10.0' },
      { name: 'pandas', modules: ['pandas'], version: '2.1.4' },
    ]);
  });

  it('takes the right part of a shared namespace', () => {
    const installed = new Map([
      [
        'google',
        [
          { distribution: 'protobuf', version: '5.0' },
          { distribution: 'google-cloud-storage', version: '2.0' },
        ],
      ],
    ]);
    expect(ask(['google.cloud.storage'], { installed }).distributions).toEqual([
      { name: 'google-cloud-storage', modules: ['google'], version: '2.0' },
    ]);
    // Not installed: the one distribution that has another part must not answer for it.
    const only = new Map([['google', [{ distribution: 'protobuf', version: '5.0' }]]]);
    expect(names(['google.cloud.bigquery'], { installed: only })).toEqual(['google-cloud-bigquery']);
  });

  it.each([
    ['distutils.core', '3.11', 'standard'],
    ['distutils.core', '3.12', 'unknown'],
    ['tomllib', '3.11', 'standard'],
    ['tomllib', '3.10', 'unknown'],
    ['imp', '3.9', 'standard'],
    ['cgi', '3.13', 'unknown'],
    ['annotationlib', '3.14', 'standard'],
    ['zoneinfo', '3.9', 'standard'],
  ])('%s in Python %s is %s', (path, pythonVersion, kind) => {
    const answer = ask([path], { pythonVersion });
    expect(answer.standard.length > 0 ? 'standard' : answer.unknown.length > 0 ? 'unknown' : 'installed').toBe(kind);
  });

  it('leaves the project and hosted services out', () => {
    const answer = ask(['helpers.load', '.sibling', 'google.colab.drive', 'os.path'], {
      localModules: new Set(['helpers']),
    });
    expect(answer).toEqual({
      distributions: [],
      unknown: [],
      local: ['.', 'helpers'],
      standard: ['os'],
      platform: ['google.colab'],
    });
  });
});

describe('modules of the project', () => {
  const paths = [
    'notebooks/train.ipynb',
    'notebooks/plots.py',
    'src/penguins/__init__.py',
    'src/penguins/deep/more.py',
    'tools/fetch.py',
    'datasets/make.py',
    'other/place/hidden.py',
    'my-script.py',
  ];

  it('are those a notebook can import', () => {
    expect([...localModules(paths, 'notebooks/train.ipynb')].sort()).toEqual([
      'notebooks',
      'penguins',
      'plots',
      'tools',
    ]);
  });

  it('win over an installed package only with an __init__.py', () => {
    expect(localModules([...paths, 'datasets/__init__.py'], 'notebooks/train.ipynb').has('datasets')).toBe(true);
  });
});
