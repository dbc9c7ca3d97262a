import { expect, it } from 'vitest';
import { propose, recordPath, type Separated } from './propose.ts';
import { readmeBegin, readmeEnd } from './readme.ts';

const made = (text: string, section = 'how'): Separated => ({
  origin: { notebook: 'a.ipynb', steps: [] },
  files: [{ path: 'train.py', text }],
  readme: { path: 'README.md', section: `${readmeBegin}\n${section}\n${readmeEnd}\n` },
  cut: {
    model: 'm',
    framework: 'joblib',
    input: 'X',
    at: { cell: 0, line: 0 },
    asked: { cell: 0, line: 0 },
    raw: null,
  },
  notes: [],
  obstacle: null,
});

type Disk = Map<string, string | null>;

/** The disk after a proposal was written. */
function after(disk: Disk, separation: Separated, force = false): { disk: Disk; states: Record<string, string> } {
  const { files, record } = propose(separation, disk, 'Project', force);
  const next: Disk = new Map([...disk, ...files.map(({ path, text }) => [path, text] as const), [recordPath, record]]);
  return { disk: next, states: Object.fromEntries(files.map(({ path, state }) => [path, state])) };
}

const first = 'one\ntwo\nthree\nfour\nfive\n';

it('writes what is not there, and makes it anew while nobody touched it', () => {
  const begun = after(new Map(), made(first));
  expect(begun.states).toEqual({ 'train.py': 'new', 'README.md': 'new' });
  const again = after(begun.disk, made(first));
  expect(again.states).toEqual({ 'train.py': 'same', 'README.md': 'same' });
  const anew = after(begun.disk, made('other\n', 'other'));
  expect(anew.states).toEqual({ 'train.py': 'regenerated', 'README.md': 'regenerated' });
  expect(anew.disk.get('train.py')).toBe('other\n');
  expect(anew.disk.get('README.md')).toContain('other');
});

it('keeps what a person changed beside what is new', () => {
  const { disk } = after(new Map(), made(first));
  disk.set('train.py', first.replace('one', 'ONE'));
  const merged = after(disk, made(first.replace('five', 'FIVE')));
  expect(merged.states['train.py']).toBe('merged');
  expect(merged.disk.get('train.py')).toBe('ONE\ntwo\nthree\nfour\nFIVE\n');
  // The change stays when it is generated once more, and nothing is asked of the person.
  expect(after(merged.disk, made(first.replace('five', 'FIVE'))).states['train.py']).toBe('kept');
});

it('marks only the lines that both changed, and loses none of the person', () => {
  const { disk } = after(new Map(), made(first));
  disk.set('train.py', 'one\nmine\nthree\nfour\nmy five\n');
  const both = after(disk, made('one\ntheirs\nthree\nfour\nfive\nsix\n'));
  expect(both.states['train.py']).toBe('conflict');
  const text = both.disk.get('train.py') ?? '';
  for (const line of ['mine', 'my five', 'theirs', 'six']) expect(text.split('\n')).toContain(line);
  expect(text).toContain('<<<<<<< yours\nmine\n=======\ntheirs\n>>>>>>> generated\nthree');
});

it('leaves a file alone that it never wrote, until it is told otherwise', () => {
  const disk: Disk = new Map([['train.py', 'mine\n']]);
  const left = after(disk, made(first));
  expect(left.states['train.py']).toBe('foreign');
  expect(left.disk.get('train.py')).toBe('mine\n');
  expect(after(left.disk, made(first)).states['train.py']).toBe('foreign');
  const forced = after(left.disk, made(first), true);
  expect(forced.states['train.py']).toBe('replaced');
  expect(forced.disk.get('train.py')).toBe(first);
});

it('adds its section to a README and leaves the rest', () => {
  const disk: Disk = new Map([['README.md', '# Mine\n\nHello.\n']]);
  const added = after(disk, made(first));
  expect(added.disk.get('README.md')).toMatch(/^# Mine\n\nHello\.\n\n<!-- slipway:split -->\nhow/);
  added.disk.set('README.md', `${added.disk.get('README.md')}\nBye.\n`);
  const again = after(added.disk, made(first, 'new words'));
  expect(again.disk.get('README.md')).toMatch(/^# Mine[\s\S]*new words[\s\S]*Bye\.\n$/);
});

it('takes a record that cannot be read for none', () => {
  const { disk } = after(new Map(), made(first));
  disk.set(recordPath, '{"version": 1, "files": {"train.py": ');
  disk.set('train.py', 'changed\n');
  expect(after(disk, made(first)).states['train.py']).toBe('foreign');
});
