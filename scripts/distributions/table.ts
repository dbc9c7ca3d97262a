/** The table as a module: one line a distribution, so that a change of one is a line. */
export function tableText(owned: ReadonlyMap<string, string>): string {
  const modules = new Map<string, string[]>();
  for (const [module, distribution] of owned) modules.set(distribution, [...(modules.get(distribution) ?? []), module]);
  const lines = [...modules]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([distribution, own]) => {
      const [only] = own;
      const same = own.length === 1 && only !== undefined && only.toLowerCase().replaceAll('_', '-') === distribution;
      return same && only === only.toLowerCase() && !only.includes('.')
        ? only
        : `${distribution}: ${own.sort().join(' ')}`;
    });
  return `/**
 * Modules by the distribution that provides them, a line each; a line without a colon is a module of its distribution's name. Made by
 * \`npm run distributions\` from the newest release of each on the package index: not written by hand.
 */
export const provided = \`
${lines.join('\n')}
\`;
`;
}
