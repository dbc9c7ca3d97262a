import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';
import { secretShapes } from './shapes.ts';

/** Put together at run time so that no scanner mistakes this file for a leak. One of every shape that a notebook is searched for. */
const fake = {
  'AWS access key': `AKIA${'ABCDEFGHIJKLMNOP'}`,
  'GitHub token': `ghp_${'a1B2'.repeat(9)}`,
  'GitLab token': `glpat-${'a1B2'.repeat(5)}`,
  'Anthropic key': `sk-ant-${'api03-abcdEFGH12345678'}`,
  'OpenAI key': `sk-${'proj-abcdEFGH12345678abcd'}`,
  'Hugging Face token': `hf_${'x'.repeat(34)}`,
  'Slack token': `xoxb-${'1234567890-abcdef'}`,
  'Google API key': `AIza${'Sy0a'.repeat(8)}abc`,
  'Stripe key': `sk_live_${'a1B2'.repeat(6)}`,
  'SendGrid key': `SG.${'a1B2'.repeat(5)}.${'c3D4'.repeat(5)}`,
  'Databricks token': `dapi${'a1b2'.repeat(8)}`,
  'PyPI token': `pypi-${'AgEIcHlwaS5vcmc'}${'a1B2'.repeat(12)}`,
  'npm token': `npm_${'a1B2'.repeat(9)}`,
  'Google client secret': `GOCSPX-${'a1B2'.repeat(7)}`,
  'Groq key': `gsk_${'a1B2'.repeat(13)}`,
  'NVIDIA key': `nvapi-${'a1B2'.repeat(16)}`,
  'LangSmith key': `lsv2_pt_${'a1b2'.repeat(8)}_${'a1b2c3d4e5'}`,
  'Replicate token': `r8_${'a1B2'.repeat(9)}c`,
  'Telegram token': `${'987654321'}:AA${'a1B2'.repeat(8)}c`,
  'Kaggle key': `{"username":"ann","key":"${'a1b2'.repeat(8)}"}`,
  webhook: `https://hooks.slack.com/services/${'T01ABCDEF'}/${'B01ABCDEF'}/${'a1B2'.repeat(6)}`,
  'Slipway key': `slw_${'a1B2'.repeat(8)}`,
  'private key': `-----BEGIN ${'RSA '}PRIVATE KEY-----\nMIIEow\n-----END ${'RSA '}PRIVATE KEY-----`,
  'JSON web token': `eyJ${'hbGciOiJIUzI1'}.eyJ${'zdWIiOiIxMjM0'}.${'SflKxwRJSMeKKF2QT4'}`,
  'password in an address': 'postgresql://ann:hunter22@db/prod',
  'signed address': `https://a.blob.example/x.csv?sig=${'a1B2'.repeat(10)}%3D`,
  'bearer token': `Bearer ${'9f8e7d6c'.repeat(4)}`,
  'Azure storage key': `AccountKey=${'a1B2'.repeat(12)}==`,
};

describe('redact', () => {
  it('has an example of every shape', () => {
    expect(Object.keys(fake).sort()).toEqual(secretShapes.map(({ kind }) => kind).sort());
  });

  it.each(Object.entries(fake))('takes out a secret of the kind %s', (kind, secret) => {
    const { text, removed } = redact(`client = Client("${secret}")`);
    expect(text).not.toContain(secret);
    expect([...removed]).toEqual([[kind, 1]]);
  });

  it('takes out half a private key', () => {
    expect(redact(fake['private key'].slice(0, 40)).text).toBe('[redacted: private key]');
  });

  it('takes out what it is told of, whatever it looks like', () => {
    expect(redact('the key is plain-old-words, again plain-old-words', ['plain-old-words']).text).toBe(
      'the key is [redacted: known secret], again [redacted: known secret]',
    );
    expect(redact('an apple a day', ['a']).text).toBe('an apple a day');
  });

  it.each([
    ['password = "correct horse"', 'correct horse'],
    ["DB_TOKEN: 'abcdef123'", 'abcdef123'],
    ['{"api_key": "abc-def-ghi"}', 'abc-def-ghi'],
    ['https://store.example/x.csv?sv=2024&sig=abcDEF%2B12345', 'abcDEF%2B12345'],
    ['https://store.example/x.csv?api_key=0123456789', '0123456789'],
  ])('takes the value out of %s', (source, secret) => {
    expect(redact(source).text).not.toContain(secret);
  });

  it.each([
    'tokenizer = "bert-base"',
    'df["species"] = "Adelie"',
    'n_tokens = 512',
    'https://example.org/data.csv?key=year',
  ])('leaves %s alone', (source) => {
    expect(redact(source).text).toBe(source);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...Object.values(fake)), (text, key) => {
        const once = redact(`${text} ${key} `).text;
        expect(redact(once).text).toBe(once);
      }),
    );
  });
});
