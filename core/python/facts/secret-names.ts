import { isPlaceholder } from '#core/secrets/placeholder.ts';

/** Names that say themselves that a secret is behind them. */
export const secretName =
  /(?:pass(?:word|wd|phrase)?|pwd|secret|token|(?:api|access|private|auth|secret|account)[-_]?key|credential)s?$/i;

/** A file that holds a secret is named everywhere, as it should be. */
const fileName = /\.(?:json|pem|txt|ya?ml|p12|key|crt|env|cfg|ini|toml)$/i;

/** Whether a value can be the secret that its name says it is. */
export function isPlausible(value: string, name: string): boolean {
  if (value.length < 8 || /\s/.test(value) || isPlaceholder(value) || fileName.test(value)) return false;
  // A word is what a tokenizer marks sentences with, and the name of a secret that is kept elsewhere; passwords are made of words, too.
  return !/^[A-Za-z_]+$/.test(value) || (/pass|pwd/i.test(name) && value.length >= 12 && !value.includes('_'));
}
