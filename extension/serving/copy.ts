import type { Column, RecordRow } from '#protocol/model.ts';
import { inferRequest } from './infer.ts';

export type CopyAs = 'curl' | 'python' | 'javascript';

/** The environment variable the copied program reads the key from: a key on the clipboard ends in somebody's shell history. */
const variable = 'SLIPWAY_API_KEY';

/** A request as a program in another language. `auth` says whether the endpoint asks for a key. */
export function requestAs(
  as: CopyAs,
  request: { url: string; columns: readonly Column[]; row: RecordRow; auth: boolean },
): string {
  const body = inferRequest(request.columns, request.row);
  return writers[as](request.url, body, request.auth);
}

const writers: Readonly<Record<CopyAs, (url: string, body: object, auth: boolean) => string>> = {
  curl: (url, body, auth) =>
    [
      `curl --fail-with-body ${url}`,
      '-H "Content-Type: application/json"',
      ...(auth ? [`-H "Authorization: Bearer $${variable}"`] : []),
      `-d ${shellQuoted(JSON.stringify(body))}`,
    ]
      .join(' \\\n  ')
      .concat('\n'),
  python: (url, body, auth) =>
    [
      'import json',
      ...(auth ? ['import os'] : []),
      'import urllib.request',
      '',
      `body = json.loads(${pythonString(JSON.stringify(body))})`,
      'request = urllib.request.Request(',
      `    ${JSON.stringify(url)},`,
      '    data=json.dumps(body).encode(),',
      '    headers={',
      '        "Content-Type": "application/json",',
      ...(auth ? [`        "Authorization": f"Bearer {os.environ['${variable}']}",`] : []),
      '    },',
      ')',
      'with urllib.request.urlopen(request) as response:',
      '    print(json.load(response)["outputs"])',
      '',
    ].join('\n'),
  javascript: (url, body, auth) =>
    [
      `const response = await fetch(${JSON.stringify(url)}, {`,
      "  method: 'POST',",
      '  headers: {',
      "    'Content-Type': 'application/json',",
      ...(auth ? [`    Authorization: \`Bearer \${process.env.${variable}}\`,`] : []),
      '  },',
      `  body: JSON.stringify(${JSON.stringify(body, null, 2).replaceAll('\n', '\n  ')}),`,
      '});',
      'console.log((await response.json()).outputs);',
      '',
    ].join('\n'),
};

const shellQuoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A Python string literal: JSON's escapes are Python's too. */
const pythonString = (text: string): string => JSON.stringify(text);
