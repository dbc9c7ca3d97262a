interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Names that may stand for the numbers from `least` on. */
  readonly names: readonly string[];
}

const fields: readonly Field[] = [
  { name: 'minute', least: 0, most: 59, names: [] },
  { name: 'hour', least: 0, most: 23, names: [] },
  { name: 'day of the month', least: 1, most: 31, names: [] },
  { name: 'month', least: 1, most: 12, names: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ') },
  { name: 'day of the week', least: 0, most: 7, names: 'sun mon tue wed thu fri sat'.split(' ') },
];

export interface CronError {
  readonly reason: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What is wrong with a schedule of five fields as in POSIX crontab, with steps and names as in Vixie cron; null when nothing.
 * Offsets are into the text.
 */
export function cronError(text: string): CronError | null {
  const words = [...text.matchAll(/\S+/g)];
  if (words.length !== fields.length)
    return {
      reason: `A schedule has five fields (minute hour day month weekday); this has ${words.length}.`,
      start: 0,
      end: text.length,
    };
  for (const [index, word] of words.entries()) {
    const field = fields[index];
    const reason = field ? fieldError(word[0], field) : null;
    if (reason !== null) return { reason, start: word.index, end: word.index + word[0].length };
  }
  return null;
}

function fieldError(text: string, field: Field): string | null {
  for (const part of text.split(',')) {
    const match = /^(?:\*|([a-z]+|\d+)(?:-([a-z]+|\d+))?)(?:\/(\d+))?$/i.exec(part);
    if (!match) return `${part || 'Nothing'} is not a ${field.name}.`;
    const [, from, to, step] = match;
    const low = from === undefined ? field.least : numberOf(from, field);
    const high = to === undefined ? low : numberOf(to, field);
    if (low === null || high === null) return `A ${field.name} is ${field.least} to ${field.most}, not ${part}.`;
    if (high < low) return `The range ${part} runs backwards.`;
    if (step !== undefined && Number(step) === 0) return `A step of 0 in ${part} never comes.`;
  }
  return null;
}

function numberOf(text: string, { least, most, names }: Field): number | null {
  const named = names.indexOf(text.toLowerCase());
  const value = named >= 0 ? named + least : Number(text);
  return Number.isInteger(value) && value >= least && value <= most ? value : null;
}
