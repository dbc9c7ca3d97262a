import { type CommandId, commands } from '#extension/contributions.ts';

/** What the command line calls what the editor has as a command; the longer name before the one it begins with. */
const commandLine: readonly (readonly [string, CommandId])[] = [
  ['slipway prepare', commands.prepare],
  ['slipway lock', commands.lock],
  ['slipway build', commands.buildImage],
  ['slipway deploy --history', commands.showDeployments],
  ['slipway deploy', commands.deploy],
  ['slipway draft dockerfile', commands.draftDockerfile],
  ['slipway serve --stop', commands.stopServing],
  ['slipway serve', commands.serve],
  ['slipway doctor --stop-daemon', commands.restartDaemon],
  ['slipway doctor', commands.doctor],
];
const mentioned = new RegExp(`"?\\b(${commandLine.map(([words]) => words).join('|')})\\b"?`, 'g');
const idOf = (words: string): CommandId | undefined => commandLine.find(([known]) => known === words)?.[1];

/** A remedy as the daemon words it, for the command line too, in the editor's own words. */
export function inEditorWords(remedy: string, titles: Readonly<Record<CommandId, string>>): string {
  return remedy.replace(mentioned, (whole, words: string) => {
    const id = idOf(words);
    return id === undefined ? whole : `"Slipway: ${titles[id]}"`;
  });
}

/** Commands that a remedy names, in its order. */
export function commandsIn(remedy: string): CommandId[] {
  const ids = [...remedy.matchAll(mentioned)].map(([, words = '']) => idOf(words));
  return [...new Set(ids)].filter((id) => id !== undefined);
}

/** The page of the documentation that a remedy names, such as `docs/engine.md`. */
export const pageIn = (remedy: string): string | null => /\bdocs\/[\w/-]+\.md\b/.exec(remedy)?.[0] ?? null;
