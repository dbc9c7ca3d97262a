import { expect, it } from 'vitest';
import { linked } from './format.ts';

it.each([
  ['PEP 8: https://peps.python.org/pep-0008/#imports', 'href="https://peps.python.org/pep-0008/#imports"'],
  [
    'see https://a.org/b?c=1&d=2.',
    '<a href="https://a.org/b?c=1&amp;d=2" rel="noreferrer">https://a.org/b?c=1&amp;d=2</a>.',
  ],
])('links %s', (text, html) => expect(linked(text)).toContain(html));

it.each(['javascript:alert(1)', 'http://a.org', 'docs/slipway-yaml.md', '<a href="x">'])(
  'makes no link of %s',
  (text) => {
    expect(linked(text)).not.toContain('<a ');
  },
);

it('closes no attribute', () => {
  expect(linked('https://a.org/"onclick="x')).toContain('href="https://a.org/"');
  expect(linked('https://a.org/"onclick="x')).toContain('&quot;onclick=&quot;x');
});
