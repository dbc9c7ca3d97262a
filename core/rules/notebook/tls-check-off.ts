import { Positions } from '#core/notebook/positions.ts';
import type { Analysis, Call } from '#core/python/model.ts';
import { defineNotebookRule, type FixDraft, type Look } from '../define.ts';
import { keyword, withoutArgument } from '../support/arguments.ts';
import { cellAt } from '../support/source.ts';

export const tlsCheckOff = defineNotebookRule(
  {
    id: 'notebook/tls-check-off',
    title: 'The server’s certificate is not checked',
    severity: 'error',
    item: 'security',
    why: 'Encryption without the check protects from nobody: anyone on the way can answer in the server’s place.',
    source:
      'Requests documentation, "SSL Cert Verification": https://requests.readthedocs.io/en/latest/user/advanced/#ssl-cert-verification',
    bad: 'import requests\n\nresponse = requests.get("https://example.org/sales", verify=False)',
    good: 'import requests\n\nresponse = requests.get("https://example.org/sales")',
    fix: 'Offered: the call or command without the switch. A choice, because a host with a bad certificate then refuses. For `ssl._create_unverified_context` none: the certificate has to be installed instead.',
  },
  (look) => {
    for (const statement of look.analysis.statements) {
      for (const call of statement.calls) inCall(look, statement.cell, call);
      const [assignment] = statement.syntax.parts;
      if (
        /\bssl\._create_default_https_context$/.test(assignment?.child('left')?.text ?? '') &&
        /unverified/.test(statement.text)
      )
        look.report(
          { cell: statement.cell, range: statement.range },
          'From here on no https address is checked. Install the certificate that is missing instead.',
        );
    }
    inShell(look);
  },
);

function inCall({ analysis, report }: Look, cell: number, call: Call): void {
  const argument = keyword(call, 'verify') ?? keyword(call, 'verify_ssl');
  if (argument?.literal !== false || !client.test(call.path)) return;
  const edit = withoutArgument(analysis, cell, call, argument);
  const fixes: FixDraft[] = edit === null ? [] : [{ title: 'Check the certificate', kind: 'offered', edits: [edit] }];
  const at = { cell, range: call.range };
  report(at, `\`${argument.keyword}=False\`: ${unchecked}`, { fixes });
}

const unchecked = 'the certificate is not checked, so anyone can answer in the server’s place.';

const client =
  /^(?:requests|httpx|aiohttp)\.|^<(?:requests|httpx|aiohttp)\b.*>\.|^<\?>\.(?:get|post|put|delete|request)$/;

const switches =
  /(?<=\s)(?:--no-check-certificate|--insecure)(?=\s|$)|(?<=\bcurl\s(?:.*\s)?)-k(?=\s)|(?<=\bgit\s)-c http\.sslVerify=false/;

/** `!wget --no-check-certificate`, `!curl -k`. */
function inShell({ analysis, report }: Look): void {
  for (const { cell, magics } of analysis.cells) {
    for (const { kind, range } of magics) {
      if (kind !== 'shell' && kind !== 'cell') continue;
      const positions = new Positions(cell.source);
      const [start, end] = [positions.offset(range.start), positions.offset(range.end)];
      const text = cell.source.slice(start, end);
      const found = kind === 'shell' || /^%%(?:bash|sh|!)/.test(text) ? switches.exec(text) : null;
      if (found === null || !/\b(?:wget|curl|git)\b/.test(text)) continue;
      const at = {
        cell: cell.index,
        range: positions.range(start + found.index, start + found.index + found[0].length),
      };
      report(at, `\`${found[0]}\`: ${unchecked}`, {
        fixes: withoutSwitch(analysis, at),
      });
    }
  }
}

function withoutSwitch(analysis: Analysis, at: Parameters<Look['report']>[0]): FixDraft[] {
  const source = cellAt(analysis, at.cell)?.cell.source.split('\n')[at.range.end.line] ?? '';
  const { line, character } = at.range.end;
  const end = { line, character: source[character] === ' ' ? character + 1 : character };
  return [
    {
      title: 'Check the certificate',
      kind: 'offered',
      edits: [{ cell: at.cell, range: { start: at.range.start, end }, newText: '' }],
    },
  ];
}
