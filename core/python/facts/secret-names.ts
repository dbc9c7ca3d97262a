import { isPlace, isPlaceholder } from '#core/secrets/placeholder.ts';

/** Names that say themselves that a secret is behind them. */
export const secretName =
  /(?:pass(?:word|wd|phrase)?|pwd|secret|token|(?:api|access|private|auth|secret|account)[-_]?key|credential)s?$/i;

/** Whether a value can be the secret that its name says it is. */
export function isPlausible(value: string, name: string): boolean {
  if (value.length < 8 || /\s/.test(value) || isPlaceholder(value) || isPlace(value)) return false;
  // A word is what a tokenizer marks sentences with, and the name of a secret that is kept elsewhere; passwords are made of words, too.
  return !/^[A-Za-z_]+$/.test(value) || (/pass|pwd/i.test(name) && value.length >= 12 && !value.includes('_'));
}
