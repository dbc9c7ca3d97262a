import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ajv from 'ajv-draft-04';
import formats from 'ajv-formats';

const schemaFile = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// The schema has a pattern that is none with the flag "u".
const validator = new ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(validator);
const isSarif = validator.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));

/** What the published schema of SARIF 2.1.0 has against a log; empty where it is valid. */
export function sarifErrors(log: unknown): string[] {
  if (isSarif(log)) return [];
  return (isSarif.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
