/** Names that say themselves that a secret is behind them. */
export const secretName =
  /(?:pass(?:word|wd|phrase)?|secret|token|api_?key|access_?key|private_?key|auth_?key|credential)s?$/i;

/** Values that are plainly no secret: placeholders, names of variables, prompts, column names. */
const placeholder =
  /^(?:x+|\*+|\.+|<.*>|\{.*\}|\$.*|your[-_ ].*|my[-_ ].*|.*(?:example|changeme|placeholder|dummy|insert|replace|todo|here).*|none|null|true|false|test|token|password|secret|pass|key|api[-_]?key|[A-Z_]+|\[.*\])$/i;
/** Left out in the middle, or made up for a page of documentation. */
const elided = /x{5,}|\*{3,}|\.{3}|…|\byour\b|example|0123456|1234567/i;

export const isPlaceholder = (value: string): boolean => placeholder.test(value) || elided.test(value);

/** A file that holds a secret is named everywhere, as it should be. */
const fileName = /\.(?:json|pem|txt|ya?ml|p12|key|crt|env|cfg|ini|toml)$/i;

/** Whether a value under such a name can be a secret. */
export const isPlausible = (value: string): boolean =>
  value.length >= 8 && !/\s/.test(value) && !isPlaceholder(value) && !fileName.test(value);
