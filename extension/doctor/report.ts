import { plainOutsideCode } from '#extension/platform/plain.ts';
import type { daemon } from '#protocol/rpc/index.ts';

type Diagnosis = daemon.Diagnosis;

/** The diagnoses as a page: what is missing and needed first, each with what mends it. */
export function diagnosesAsMarkdown(diagnoses: readonly Diagnosis[]): string {
  const missing = diagnoses.filter((one) => !one.ok);
  const needed = missing.filter((one) => one.needed === 'always');
  const optional = missing.filter((one) => one.needed === 'optional');
  const found = diagnoses.filter((one) => one.ok);
  const verdict =
    needed.length === 0 ? 'Everything Slipway needs is here.' : `${needed.length} of what Slipway needs is missing.`;
  return ['# Slipway on this machine', verdict]
    .concat(section('Missing', needed), section('Missing, and only some things need it', optional))
    .concat(section('Found', found))
    .join('\n\n')
    .concat('\n');
}

function section(title: string, diagnoses: readonly Diagnosis[]): string[] {
  if (diagnoses.length === 0) return [];
  return [`## ${title}`, diagnoses.map(entry).join('\n')];
}

/** What was found, what was tried under it, and what mends it: a command as code, to be copied as it is. */
function entry({ subject, found, remedy }: Diagnosis): string {
  const [first = '', ...tried] = found.split('\n');
  return [
    `- **${subject}**: ${plainOutsideCode(first)}`,
    ...tried.map((line) => `  - ${plainOutsideCode(line)}`),
    ...(remedy === undefined ? [] : ['', `  ${isCommand(remedy) ? `\`${remedy}\`` : plainOutsideCode(remedy)}`]),
  ].join('\n');
}

/** A remedy is a sentence, or a command alone. */
const isCommand = (remedy: string): boolean => /^[a-z]/.test(remedy) && !remedy.includes('`');
