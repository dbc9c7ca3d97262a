import type { Cell } from '#core/notebook/model.ts';
import { Positions } from '#core/notebook/positions.ts';
import type { Facts } from '../model.ts';
import type { FactsInput } from './context.ts';

/** Licences as people write them in a notebook. */
const licence =
  /\b(?:CC0(?:[- ]1\.0)?|CC[- ]BY(?:[- ](?:SA|NC|ND))*(?:[- ]\d\.\d)?|Creative Commons [A-Z][\w-]*(?:[- ][A-Z\d][\w.-]*)*|ODbL(?:[- ]1\.0)?|ODC-By|PDDL|public domain|MIT|Apache(?: License)?[, -]*(?:Version )?2\.0|BSD(?:[- ][23][- ]Clause)?)\b/i;
/** Of a program's text and not of its data: the head that files of open-source projects bear. */
const ofCode = /you may not use this file|this (?:notebook|code|file|software) is (?:licensed|released|distributed)/i;

/** What a notebook's text says of the licence of its data: a sentence that speaks of both, in Markdown or in a comment. */
export const licenceFacts = ({ notebook }: FactsInput): Facts['licences'] => notebook.cells.flatMap(inCell);

function inCell(cell: Cell): Facts['licences'] {
  if (!/licen[cs]e|public domain|creative commons/i.test(cell.source)) return [];
  const positions = new Positions(cell.source);
  return [...cell.source.matchAll(/[^\n]+/g)].flatMap(({ 0: line, index }) => {
    const isText = cell.kind === 'markdown' || /^\s*#/.test(line);
    const found = isText && /\bdata(?:set|base)?s?\b/i.test(line) && !ofCode.test(line) ? licence.exec(line) : null;
    if (found === null || !/licen[cs]e|public domain|creative commons/i.test(line)) return [];
    const start = index + found.index;
    return [{ cell: cell.index, range: positions.range(start, start + found[0].length), licence: found[0] }];
  });
}
