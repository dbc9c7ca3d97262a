/** Texts of a model folder that rules, generators and facts are read from. */
export const modelTextNames: readonly string[] = ['MLmodel', 'requirements.txt', 'input_example.json'].concat(
  ['signature', 'proof', 'provenance', 'profile', 'captured', 'card', 'encryption'].map(
    (name) => `slipway/${name}.json`,
  ),
);

/** Those that are there, by their path in the folder. `read` answers null for what cannot be read. */
export async function modelTexts(read: (path: string) => Promise<string | null>): Promise<Map<string, string>> {
  const texts = await Promise.all(modelTextNames.map(async (name) => [name, await read(name)] as const));
  return new Map(texts.flatMap(([name, text]) => (text === null ? [] : [[name, text] as const])));
}
