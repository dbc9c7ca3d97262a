import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

/** Put together at run time so that no scanner mistakes this file for a leak. */
const fake = {
  aws: `AKIA${'ABCDEFGHIJKLMNOP'}`,
  github: `ghp_${'a1B2'.repeat(9)}`,
  openai: `sk-${'proj-abcdEFGH1234'}`,
  huggingFace: `hf_${'x'.repeat(34)}`,
  jwt: `eyJ${'hbGciOiJI'}UzI1.${'eyJzdWIiOiIx'}MjM0.${'SflKxwRJSMeKKF2QT4'}`,
};

describe('redact', () => {
  it.each(Object.entries(fake))('takes out a key of the kind %s', (_, key) => {
    const { text, removed } = redact(`client = Client("${key}")`);
    expect(text).not.toContain(key);
    expect([...removed.values()]).toEqual([1]);
  });

  it.each([
    ['password = "correct horse"', 'correct horse'],
    ["DB_TOKEN: 'abcdef123'", 'abcdef123'],
    ['{"api_key": "abc-def-ghi"}', 'abc-def-ghi'],
    ['postgresql://ann:hunter22@db/prod', 'hunter22'],
  ])('takes the value out of %s', (source, secret) => {
    expect(redact(source).text).not.toContain(secret);
  });

  it.each(['tokenizer = "bert-base"', 'df["species"] = "Adelie"', 'n_tokens = 512', 'https://example.org/data.csv'])(
    'leaves %s alone',
    (source) => {
      expect(redact(source).text).toBe(source);
    },
  );

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...Object.values(fake)), (text, key) => {
        const once = redact(`${text} ${key} `).text;
        expect(redact(once).text).toBe(once);
      }),
    );
  });
});
