import { type Outcome, refusal, success } from '#core/result.ts';
import { splitMark } from '../text/lines.ts';
import { parseSlipway } from './document.ts';

/** `slipway.yaml` after a change of its text, which has plain line ends then; its own, and its byte order mark, are kept. */
export function rewrite(text: string, change: (text: string) => string): Outcome<string> {
  const { mark, body } = splitMark(text);
  const { yaml, manifest } = parseSlipway(body);
  if (manifest === null) return refusal('slipway.yaml cannot be read as it is, so nothing is written into it.');
  const isWindows = yaml.lines.text.includes('\r\n');
  const after = change(yaml.lines.text.replaceAll('\r\n', '\n'));
  return success(mark + (isWindows ? after.replaceAll('\n', '\r\n') : after));
}
