import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));
const sources = globSync('**/*.ts', { cwd: folder }).filter((file) => !file.endsWith('.test.ts'));
const using = (pattern: RegExp): string[] =>
  sources
    .filter((file) => pattern.test(readFileSync(`${folder}/${file}`, 'utf8')))
    .map((file) => file.replaceAll('\\', '/'));

// Texts of ours quote notebooks, which may come from anywhere: what VS Code renders has one way in, which makes it plain.
it('shows notifications in one place', () => {
  expect(using(/window\.show(Information|Warning|Error)Message/)).toEqual(['platform/messages.ts']);
});

it('makes Markdown of nothing but the checked answer of a model', () => {
  expect(using(/new vscode\.MarkdownString/)).toEqual(['assist/chat-answer.ts']);
});

it('hears of every promise that is not waited for', () => {
  expect(using(/\bvoid [\w(#]/)).toEqual([]);
});

it('names every picture that comes with it, and no other', () => {
  const texts = [...sources.map((file) => `${folder}/${file}`), `${folder}/../package.json`];
  const named = texts.flatMap((file) => readFileSync(file, 'utf8').match(/[\w-]+\.svg/g) ?? []);
  expect([...new Set(named)].toSorted()).toEqual(globSync('*.svg', { cwd: `${folder}/media` }).toSorted());
});
