import type { Call, Facts } from '../model.ts';
import { argumentOf, assignedTo, callsOf, constantStrings, type FactsInput, methodOf, sited } from './context.ts';
import { packagedData, readers, writerMethods } from './tables.ts';

/** Where data comes from and goes to. */
export function dataFacts(input: FactsInput): Pick<Facts, 'reads' | 'writes'> {
  const constants = constantStrings(input);
  const literal = (call: Call, position: number, ...keywords: string[]) => {
    const argument = argumentOf(call, position, ...keywords);
    if (argument === null) return { value: null, range: null };
    if (typeof argument.literal === 'string') return { value: argument.literal, range: argument.range };
    return { value: constants.get(argument.text) ?? null, range: null };
  };
  const reads: Facts['reads'][number][] = [];
  const writes: Facts['writes'][number][] = [];
  for (const at of callsOf(input)) {
    const { call } = at;
    const { path } = call;
    const method = methodOf(path);
    if (packagedData.test(path)) {
      reads.push({ ...sited(at), path, source: path, binds: assignedTo(at), sourceRange: null });
    } else if (readers.test(path) || (path === 'open' && !writesFile(call))) {
      const { value, range } = literal(
        call,
        0,
        'filepath_or_buffer',
        'io',
        'path',
        'fname',
        'file',
        'name',
        'data_id',
        'path_or_buf',
      );
      reads.push({ ...sited(at), path, source: value, binds: assignedTo(at), sourceRange: range });
    } else if (path === 'open' || (method !== null && writerMethods.has(method.name))) {
      const { value, range } = literal(call, 0, 'path_or_buf', 'path', 'fname', 'excel_writer', 'file');
      writes.push({ ...sited(at), path, target: value, targetRange: range });
    } else if (/^numpy\.save\w*$|^matplotlib\.pyplot\.savefig$|^cv2\.imwrite$/.test(path)) {
      const { value, range } = literal(call, 0, 'file', 'fname');
      writes.push({ ...sited(at), path, target: value, targetRange: range });
    } else if (/^(?:joblib|pickle|json)\.dump$|^torch\.save$/.test(path)) {
      const { value, range } = literal(call, 1, 'filename', 'f', 'file');
      writes.push({ ...sited(at), path, target: value, targetRange: range });
    }
  }
  return { reads, writes };
}

function writesFile(call: Call): boolean {
  const mode = argumentOf(call, 1, 'mode')?.literal;
  return typeof mode === 'string' && /[wax+]/.test(mode);
}
