import { expect, it } from 'vitest';
import { fetchedBy } from './downloads.ts';
import { separateMagics } from './magics.ts';

it.each([
  ['!wget https://a.org/x.csv', [['https://a.org/x.csv', 'x.csv']]],
  ['!wget -q https://a.org/x.csv?raw=1 -O data/y.csv', [['https://a.org/x.csv?raw=1', 'data/y.csv']]],
  ['!curl -L https://a.org/x > z.json', [['https://a.org/x', 'z.json']]],
  ['!curl -o z.json https://a.org/x', [['https://a.org/x', 'z.json']]],
  ['!gsutil -q cp gs://b/x.csv data/', [['gs://b/x.csv', 'data/x.csv']]],
  ['%%bash\naws s3 cp s3://b/x.csv .', [['s3://b/x.csv', 'x.csv']]],
  ['!aws s3 cp x.csv s3://b/', []],
  ['!cp a.csv b.csv', []],
  ['!git clone https://a.org/r.git', []],
])('%j fetches', (source, expected) => {
  const found = separateMagics(source).magics.flatMap(fetchedBy);
  expect(found.map(({ from, file }) => [from, file])).toEqual(expected);
});
