import type { CellSyntax, Statement } from '#core/python/model.ts';
import { secretsShown } from '#core/secrets/output.ts';
import type { Position } from '#protocol/finding.ts';
import { quote } from './quote.ts';

/** Magics that print nothing, so that a run without them shows the same. */
const silent =
  /^(?:matplotlib|load_ext|reload_ext|autoreload|aimport|config|pylab|colors|xmode|precision|env|set_env|store|alias|automagic|logstart|reset|capture|time|cudf\.pandas|cuml\.accel|sql|watermark_off|python)$/;
/** Those whose body or rest is run, and that print only what nobody can repeat. */
const timers = /^(?:time|timeit|prun|lprun|mprun|memit|snakeviz|pyinstrument|heat|scalene|filprofile|viztracer)$/;
/** Those that swallow the value of the Python they run. */
const valueless = /^(?:timeit|prun|lprun|mprun|memit|snakeviz|pyinstrument|capture)$/;

/** Text of magics and shell lines that would have printed, and that the run leaves out. */
export function leftOutOf({ magics }: CellSyntax): string[] {
  return magics.flatMap(({ kind, name, text }) => {
    const own = name.replace(/^[%!]+/, '');
    if (kind === 'shell' || kind === 'assignment') return timers.test(own) ? [] : [shortened(text)];
    return silent.test(own) || timers.test(own) ? [] : [shortened(text)];
  });
}

function shortened(text: string): string {
  const [line = ''] = text.split('\n');
  const [first = ''] = line.split(' ');
  return secretsShown(line).length > 0 ? `${quote(first, 60)} …` : quote(line, 60);
}

/**
 * Whether Jupyter shows the value of the cell's last expression: not where a magic stands after it, is what swallows it, or
 * opens the cell and swallows everything.
 */
export function showsValue({ cell, magics }: CellSyntax, statements: readonly Statement[]): boolean {
  const own = statements.filter((statement) => statement.cell === cell.index);
  const last = own.at(-1);
  if (last === undefined) return false;
  return magics.every(({ kind, name, range }) => {
    const swallows = valueless.test(name.replace(/^%+/, ''));
    if (kind === 'cell') return !swallows;
    if (isBefore(last.range.end, range.start)) return false;
    return !(swallows && range.start.line === last.range.start.line);
  });
}

const isBefore = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character <= b.character);
