/** Values that are plainly no secret: placeholders, names of variables, prompts, column names. */
const placeholder =
  /^(?:x+|\*+|\.+|<.*>|\{.*\}|\$.*|your[-_ ].*|my[-_ ].*|.*(?:example|change[-_ ]?me|placeholder|dummy|not[-_ ]a).*|(?:dev|super|top)[-_ ]?secret(?:[-_ ]key)?|none|null|true|false|test|token|password|passwd|secret|pass|key|api[-_]?key|\[.*\])$/i;
/** Words that say so only where they stand apart: `insert-key-here`, and not `Where4Winter!`. */
const words = /(?:^|[^a-z])(?:insert|replace|todo|here)(?:[^a-z]|$)/i;
/** A variable's name: `API_KEY`. */
const constant = /^[A-Z_]+$/;
/** Left out in the middle, or made up for a page of documentation. */
const elided = /x{5,}|\*{3,}|\.{3}|…|\byour\b|your.*here|example|0123456|1234567/i;

/** Where a secret is kept or given out, which is named everywhere, as it should be. */
const place =
  /\.(?:json|pem|txt|ya?ml|p12|key|crt|env|cfg|ini|toml)$|^(?:https?:\/\/[^\s:@]+(?:$|\/)|arn:|projects\/)/i;

/** Whether a value is a file, an address or a resource's name. */
export const isPlace = (value: string): boolean => place.test(value);

/** Whether a value stands where a secret would. */
export const isPlaceholder = (value: string): boolean =>
  placeholder.test(value) || words.test(value) || constant.test(value) || elided.test(value);

/** Whether what looks like a maker's token is one of a page of documentation. */
export const isMadeUp = (value: string): boolean =>
  /x{5,}|\*{3,}|\.{3}|…|your|EXAMPLE(?:KEY)?$|0123456|1234567/i.test(value);
