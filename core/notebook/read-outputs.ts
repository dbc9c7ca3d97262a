import { secretsShown } from '#core/secrets/output.ts';
import { isRecord, joined, record, string } from './json.ts';
import type { Output } from './model.ts';
import { mostOutputs } from './skim.ts';

/** Characters kept of one output and of all outputs of a cell: enough for metrics and secrets, not for a dumped table. */
const perOutput = 20_000;
const perCell = 60_000;

/** Outputs as text. The plain text is preferred where there are several forms; pictures keep their type only. */
export function readOutputs(value: unknown): Output[] {
  if (!Array.isArray(value)) return [];
  const outputs: Output[] = [];
  let left = perCell;
  for (const item of value.slice(-mostOutputs)) {
    if (!isRecord(item)) continue;
    const output = readOutput(item);
    const text = cut(output.text, Math.min(perOutput, left));
    left = Math.max(0, left - text.length);
    const secrets = [...new Set(textsOf(item, output.text).flatMap(secretsShown))];
    outputs.push({ ...output, text, secrets });
  }
  return outputs;
}

/** Everything in an output that is text: what is shown in plain words, the page, the drawing, the plot's data, its metadata. */
function textsOf(item: Record<string, unknown>, shown: string): string[] {
  const data = isRecord(item['data']) ? item['data'] : legacyData(item);
  const forms = Object.entries(data)
    .filter(([type]) => !/^(?:image\/(?!svg)|audio\/|video\/|application\/(?:pdf|octet-stream))/.test(type))
    .map(([, form]) => joined(form) || (isRecord(form) || Array.isArray(form) ? jsonText(form) : ''));
  const metadata = isRecord(item['metadata']) ? jsonText(item['metadata']) : '';
  return [...new Set([shown, ...forms, metadata])].filter((text) => text.length > 0);
}

function cut(text: string, limit: number): string {
  // What a large file was read without.
  const gone = /\n\.\.\. \((\d+) more characters\)$/.exec(text);
  const length = gone === null ? text.length : gone.index + Number(gone[1]);
  if (length <= limit) return text;
  return `${text.slice(0, Math.min(limit, gone?.index ?? limit))}\n... (${length - limit} more characters)`;
}

function readOutput(item: Record<string, unknown>): Output {
  const type = item['output_type'];
  if (type === 'stream') return { kind: 'stream', text: joined(item['text']), mimeTypes: ['text/plain'] };
  if (type === 'error' || type === 'pyerr') {
    const text = `${string(item['ename']) ?? 'Error'}: ${string(item['evalue']) ?? ''}\n${traceback(item['traceback'])}`;
    return { kind: 'error', text, mimeTypes: ['text/plain'] };
  }
  const data = isRecord(item['data']) ? item['data'] : legacyData(item);
  const kind = type === 'execute_result' || type === 'pyout' ? 'result' : 'display';
  return { kind, text: textOf(data), mimeTypes: Object.keys(data) };
}

/** Escape sequences colour a traceback in Jupyter; here they are noise. */
function traceback(value: unknown): string {
  const lines = Array.isArray(value) ? value.filter((line): line is string => typeof line === 'string') : [];
  return lines.join('\n').replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '');
}

/** nbformat 3 keeps each form under a short name on the output itself. */
const legacyNames: Readonly<Record<string, string>> = {
  text: 'text/plain',
  html: 'text/html',
  png: 'image/png',
  jpeg: 'image/jpeg',
  svg: 'image/svg+xml',
  latex: 'text/latex',
  json: 'application/json',
  javascript: 'application/javascript',
};

function legacyData(item: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(legacyNames).filter(([name]) => item[name] !== undefined);
  return record(Object.fromEntries(entries.map(([name, type]) => [type, item[name]])));
}

function textOf(data: Record<string, unknown>): string {
  for (const type of ['text/plain', 'text/markdown', 'text/html', 'text/latex']) {
    const text = joined(data[type]);
    if (text !== '') return text;
  }
  return jsonText(data['application/json']);
}

/** Nesting of a hundred thousand levels is valid JSON and too deep to write again. */
function jsonText(json: unknown): string {
  if (json === undefined) return '';
  try {
    return JSON.stringify(json) ?? '';
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}
