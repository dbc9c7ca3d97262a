import { describe, expect, it } from 'vitest';
import { findingsOf, notebookOf, projectOf } from '#test/support/rules.ts';
import { secretInOutput } from './secret-in-output.ts';

const printed = (text: string) => {
  const notebook = notebookOf(['print(settings)', 1]);
  const cells = notebook.cells.map((cell) => ({
    ...cell,
    outputs: [{ kind: 'stream' as const, text, mimeTypes: ['text/plain'] }],
  }));
  return findingsOf(secretInOutput, { ...notebook, cells }, projectOf());
};
const github = `ghp_${'a1B2'.repeat(9)}`;

describe(secretInOutput.id, () => {
  it.each([
    ['a GitHub token', `token: ${github}\n`],
    ['an OpenAI key', `{'OPENAI_API_KEY': '${['sk', 'a1B2c3D4e5F6g7H8i9J0k1'].join('-')}'}`],
  ])('finds %s, without repeating it', async (_, text) => {
    const findings = await printed(text);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.place.cell).toBe(0);
    expect(findings[0]?.message).not.toMatch(/a1B2/);
    expect(findings[0]?.fixes).toEqual([]);
  });

  it.each([
    ['numbers', 'accuracy 0.93\n'],
    ['a table', '   bill_length_mm  species\n0  39.1  Adelie\n'],
    ['a digest', '3f786850e387550fdab836ed7e6dc881de23001b'],
    ['text about keys', 'Set OPENAI_API_KEY first. Keys begin with sk-.'],
    ['an address', 'Downloading https://example.org/data.csv'],
  ])('leaves alone %s', async (_, text) => {
    expect(await printed(text)).toEqual([]);
  });
});
