import { normalised, sha256 } from '../lock-text.ts';

/** A package that no index gave, as a wheel in the model folder. */
export interface KeptWheel {
  readonly name: string;
  /** Relative to the model folder, with `/`. */
  readonly path: string;
  readonly sha256: string;
}

/**
 * Of a lock's text, the entries of these packages with their hashes and comments, and the wheels kept beside it. Its paths count
 * from the model folder. The same bytes for the same lock, names and wheels.
 */
export function lockPart(lock: string, names: ReadonlySet<string>, wheels: readonly KeptWheel[]): string {
  const text = lock.replaceAll('\r\n', '\n');
  const [head = ''] = /^(?:# .*\n)*?# pins: .*\n/.exec(text) ?? [];
  const body = [
    ...blocksOf(text.slice(head.length)).filter((block) => isWanted(block, names)),
    ...wheels.map(({ path, sha256: digest }) => `./${path} --hash=sha256:${digest}\n`),
  ].join('');
  const said = head.split('\n').filter((line) => /^# (?:python|platforms|newest): /.test(line));
  const lines = [
    '# Made by Slipway: what the model answers with, of all that it was trained with.',
    '# From the model folder: pip install --require-hashes --no-deps -r slipway/requirements.lock',
    ...said,
    `# pins: ${sha256(body)}`,
  ];
  return `${lines.join('\n')}\n${body}`;
}

/** Index options one by one, and each entry with the comments above it and its hashes below. */
function blocksOf(body: string): string[] {
  const blocks: string[] = [];
  let block = '';
  for (const line of body.split(/(?<=\n)/)) {
    block += line;
    if (line.startsWith('#') || /\\\n?$/.test(line)) continue;
    blocks.push(block);
    block = '';
  }
  return blocks;
}

function isWanted(block: string, names: ReadonlySet<string>): boolean {
  const entry = /^(?!#)(.+)$/m.exec(block)?.[1] ?? '';
  const name = /^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==/.exec(entry)?.[1];
  return name === undefined ? entry.startsWith('--') : names.has(normalised(name));
}

/** Names, in a lock, of what is pinned only for some platforms. */
export const conditionalIn = (lock: string): string[] =>
  [...lock.matchAll(/^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==[^\s;\\]+\s*;/gm)].flatMap(([, name]) =>
    name === undefined ? [] : [normalised(name)],
  );
