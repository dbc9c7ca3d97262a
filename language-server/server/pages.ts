import { existsSync } from 'node:fs';

/** The pages that come with the extension: beside `dist/` for the bundle, at the top of a checkout for the sources. */
const docs = [new URL('../docs/', import.meta.url), new URL('../../docs/', import.meta.url)].find((folder) =>
  existsSync(folder),
);

/** Address of a rule's page on this machine, or undefined where the pages did not come along. */
export const pageOf = (rule: string): string | undefined => docs && new URL(`rules/${rule}.md`, docs).href;
