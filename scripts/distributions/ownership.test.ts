import { expect, it } from 'vitest';
import { moduleTree, owners } from './ownership.ts';
import { tableText } from './table.ts';

const own = (all: Readonly<Record<string, readonly string[]>>) =>
  owners(new Map(Object.entries(all).map(([name, paths]) => [name, moduleTree(paths)])));
const owned = (all: Readonly<Record<string, readonly string[]>>) => Object.fromEntries(own(all).owned);

it.each([
  ['packages and single modules', { pandas: ['pandas/__init__.py', 'pandas/core/frame.py'] }, { pandas: 'pandas' }],
  ['compiled ones', { pyyaml: ['yaml/__init__.py', '_yaml.cpython-311-x86_64-linux-gnu.so'] }, { yaml: 'pyyaml' }],
  ['a module beside a package', { six: ['six.py'] }, { six: 'six' }],
  [
    'parts of a namespace without a file of its own',
    {
      one: ['langx/one/__init__.py'],
      two: ['langx/two/__init__.py'],
    },
    { 'langx.one': 'one', 'langx.two': 'two' },
  ],
  [
    'parts of a namespace that some bring a file for',
    { 'google-auth': ['google/__init__.py', 'google/auth/__init__.py'], protobuf: ['google/protobuf/__init__.py'] },
    { 'google.auth': 'google-auth', 'google.protobuf': 'protobuf' },
  ],
  [
    'what another puts below a package',
    { airflow: ['airflow/__init__.py'], 'airflow-aws': ['airflow/providers/aws/__init__.py'] },
    { airflow: 'airflow', 'airflow.providers.aws': 'airflow-aws' },
  ],
  [
    'nothing that got in by mistake',
    { a: ['a/__init__.py', 'tests/__init__.py', 'utils.py', '_private.py'] },
    { a: 'a' },
  ],
  ['nothing that is no module', { a: ['a/__init__.py', 'a-data/x.py', 'README.md', 'share/a/x.json'] }, { a: 'a' }],
])('finds %s', (_, all, expected) => {
  expect(owned(all)).toEqual(expected);
});

it('gives a module that two bring to neither', () => {
  const { owned: given, disputed } = own({ a: ['cv2/__init__.py'], b: ['cv2/__init__.py'] });
  expect(given.size).toBe(0);
  expect(disputed).toEqual(new Map([['cv2', ['a', 'b']]]));
});

it('writes a line a distribution', () => {
  const text = tableText(
    new Map([
      ['yaml', 'pyyaml'],
      ['pandas', 'pandas'],
      ['feature_engine', 'feature-engine'],
      ['PIL', 'pillow'],
    ]),
  );
  expect(text).toMatch(/`\nfeature_engine\npandas\npillow: PIL\npyyaml: yaml\n`/);
});
