/** Words of a command that are no options. */
export const plain = (words: readonly string[]): string[] => words.filter((word) => !word.startsWith('-'));

/** The last part of a path or an address. */
export const baseOf = (path: string): string =>
  path
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .split('/')
    .at(-1) ?? '';
