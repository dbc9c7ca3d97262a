import { describe, expect, it } from 'vitest';
import { readNotebook } from '#core/notebook/read.ts';

const token = `ghp_${'a1B2'.repeat(9)}`;
const kindsIn = (output: object): readonly string[] => {
  const cells = [{ cell_type: 'code', source: 'x', metadata: {}, execution_count: 1, outputs: [output] }];
  const read = readNotebook(JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  if (!read.ok) throw new Error(read.reason);
  return read.value.cells[0]?.outputs[0]?.secrets ?? [];
};
const stream = (text: string | string[]) => ({ output_type: 'stream', name: 'stdout', text });
const shown = (data: object, metadata = {}) => ({ output_type: 'display_data', data, metadata });

describe('a secret in an output is found', () => {
  it.each<[string, object]>([
    [
      'in a page, where the plain text says nothing',
      shown({ 'text/html': `<td>${token}</td>`, 'text/plain': '<HTML>' }),
    ],
    ['in a drawing', shown({ 'image/svg+xml': ['<svg>', `<text>${token}</text>`], 'image/png': 'aGk=' })],
    ['in a script', shown({ 'application/javascript': `const t = "${token}"` })],
    ['in a plot', shown({ 'application/vnd.plotly.v1+json': { layout: { mapbox: { accesstoken: token } } } })],
    ['in the metadata', shown({ 'text/plain': 'x' }, { tool: { token } })],
    ['after a long log', stream(`${'a line of a log\n'.repeat(5_000)}${token}\n`)],
    ['after a long log in lines', stream([...Array.from({ length: 5_000 }, () => 'a line of a log\n'), `${token}\n`])],
    ['in a file too large to be read whole', stream(`${'a line of a log\n'.repeat(90_000)}${token}\nthe end\n`)],
    [
      'there in lines, too',
      stream([...Array.from({ length: 90_000 }, () => 'a line of a log\n'), `${token}\n`, 'the end\n']),
    ],
  ])('%s', (_, output) => {
    expect(kindsIn(output)).toEqual(['GitHub token']);
  });

  it('each kind once', () => {
    expect(kindsIn(stream(`${token} ${token} AKIAQ3EGXAMPL7Z5TYPK`))).toEqual(['AWS access key', 'GitHub token']);
  });

  it.each([
    ['AWS_SECRET_ACCESS_KEY=q8w7e6r5t4y3u2i1\nHOME=/root', 'value of AWS_SECRET_ACCESS_KEY'],
    ["Settings(user='bob', password='S3cretPa55x')", 'value of password'],
    ['[db]\nuser = bob\npassword = S3cretPa55x\n', 'value of password'],
    ['db:\n  api_key: "q8w7e6r5t4y3u2i1"\n', 'value of api_key'],
    ["{'user': 'bob', 'password': 'S3cretPa55x'}", 'value of password'],
  ])('by its name: %s', (text, kind) => {
    expect(kindsIn(stream(text))).toEqual([kind]);
  });

  it.each([
    "{'token': 'hello123world', 'score': 0.9}",
    "{'password': 'your-password-here'}",
    'DB_PASSWORD=password',
    'AKIAIOSFODNN7EXAMPLE',
    'api_key: str = None\npassword: <class str 10>',
    'client_secret = secrets/client_secret_2024.json',
    'db_secret: arn:aws:secretsmanager:eu-west-1:1:secret:db-1',
  ])('and none in %s', (text) => {
    expect(kindsIn(stream(text))).toEqual([]);
  });
});
