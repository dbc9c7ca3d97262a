import type { Provenance } from '#protocol/model.ts';

/** What of the packages that a model answers with is not as one would wish, in sentences. */
export function servingLines(serving: Provenance['serving']): string[] {
  if (serving === undefined) return [];
  const { instead, added, wheels } = serving;
  return [
    ...(instead === null ? [] : [`All packages of training serve it. ${instead}`]),
    ...(added.length === 0
      ? []
      : [`Answering loads ${added.join(', ')} as well: write it into requirements-serve.in, so that its lock has it.`]),
    ...(wheels.length === 0
      ? []
      : [
          `What no index gave is kept with it as it was installed: ${wheels.map((path) => path.replace(/^.*\//, '')).join(', ')}.`,
        ]),
  ];
}
