import type { Project } from '#core/project.ts';
import { effectOf } from '#core/python/effects/index.ts';
import { placedArgument } from '#core/python/facts/context.ts';
import type { Analysis, Call, Facts } from '#core/python/model.ts';
import type { Spot } from '../../define.ts';
import { callAt } from '../arguments.ts';
import { addressMessage, isAddress, isDataFile } from './address.ts';
import { becomesData } from './bodies.ts';
import { type Checked, checkedData } from './digests.ts';
import { isReadLater } from './files.ts';
import { isLiveQuery } from './query.ts';
import { isPinned, namesRegistry, registryMessage } from './registry.ts';
import { shellReads } from './shell-reads.ts';

export interface LiveRead {
  readonly at: Spot;
  readonly message: string;
}

type Read = Facts['reads'][number];

/** Data that the same notebook may find changed another day, where nothing in it says or checks which data it means. */
export function liveReads(analysis: Analysis, project: Project): LiveRead[] {
  const checked = checkedData(analysis);
  const found = analysis.facts.reads.flatMap((read): LiveRead[] => {
    const call = callAt(analysis, read);
    const message = call === null ? null : messageFor(analysis, project, read, call);
    if (call === null || message === null || isChecked(analysis, checked, read, call)) return [];
    return [{ at: read.sourceRange === null ? read : { cell: read.cell, range: read.sourceRange }, message }];
  });
  return [...found, ...shellReads(analysis, checked)];
}

function messageFor(analysis: Analysis, project: Project, read: Read, call: Call): string | null {
  const reads = effectOf(read.path)?.reads;
  if (reads === undefined) return null;
  const { kind, live } = reads;
  if (kind === 'database') return isTable(read.path) && isLiveQuery(analysis, call) ? queryMessage : null;
  const pinned = live !== undefined && isPinned(analysis, call, live);
  if (kind === 'dataset hub') {
    if (live === undefined) return null;
    const other = live.by === undefined ? null : placedArgument(call, live.by)?.literal;
    if (typeof other === 'string' && isAddress(other)) return addressMessage(other);
    return pinned || !namesRegistry(read.source, live, project) ? null : registryMessage(call, reads);
  }
  if (pinned) return null;
  // A digest that is left open on purpose says that the data is live, whatever the address.
  const open = live?.by === undefined ? null : placedArgument(call, live.by);
  if (read.source === null) return open?.literal === null ? registryMessage(call, reads) : null;
  const message = addressMessage(read.source);
  if (message === null || reads.raw !== true || isDataFile(read.source)) return message;
  return becomesData(analysis, read) || isFileRead(analysis, call) ? message : null;
}

const queryMessage =
  'The query answers with what the database holds that day. Keep a snapshot of the rows that trained the model, and its digest.';

/** Rows that come into the notebook as a table; others it may only look at, or pass on. */
function isTable(path: string): boolean {
  const returns = effectOf(path)?.returns;
  return typeof returns === 'string' && /^(?:pandas|polars)\./.test(returns);
}

/** The file that a download is left in is read. */
function isFileRead(analysis: Analysis, call: Call): boolean {
  const into = effectOf(call.path)?.reads?.into;
  const file = into === undefined ? null : placedArgument(call, into);
  if (file === null) return false;
  return isReadLater(analysis, { name: typeof file.literal === 'string' ? file.literal : null, text: file.text });
}

/** A digest is compared of what came, or of the file it was left in. */
function isChecked(analysis: Analysis, checked: Checked, read: Read, call: Call): boolean {
  const statement = analysis.statements[read.statement];
  if (statement !== undefined && checked.statements.has(statement)) return true;
  const into = effectOf(call.path)?.reads?.into;
  const file = into === undefined ? null : placedArgument(call, into);
  return file !== null && file.text !== '' && checked.text.includes(file.text);
}
