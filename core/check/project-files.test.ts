import { describe, expect, it } from 'vitest';
import { assembleProject, isListed, isProjectFile, withText } from './project-files.ts';

const manifest = 'version: 1\nname: penguins\nnotebook: penguins.ipynb\nenvironment: { lock: ./deep/pins.txt }\n';
const files: Record<string, string> = {
  'slipway.yaml': manifest,
  'deep/pins.txt': 'numpy==2.3.5',
  'deep/data.csv': 'a,b',
  Dockerfile: 'FROM scratch',
  'penguins.ipynb': '{}',
  '.github/workflows/ci.yml': 'on: push',
  'requirements-dev.txt': 'pytest',
};

describe('assembling a project', () => {
  it('reads manifests, and what the manifest names, and nothing else', async () => {
    const asked: string[] = [];
    const project = await assembleProject(Object.keys(files), async (path) => {
      asked.push(path);
      return files[path] ?? null;
    });
    expect(project.manifest?.name).toBe('penguins');
    expect([...project.texts.keys()].sort()).toEqual(
      ['.github/workflows/ci.yml', 'Dockerfile', 'deep/pins.txt', 'requirements-dev.txt', 'slipway.yaml'].sort(),
    );
    expect(asked).toHaveLength(new Set(asked).size);
    expect(project.paths).toEqual(Object.keys(files));
  });

  it('has no manifest where the schema refuses it, and leaves out what cannot be read', async () => {
    const project = await assembleProject(['slipway.yaml', 'Dockerfile'], async (path) =>
      path === 'slipway.yaml' ? 'version: 2' : null,
    );
    expect(project.manifest).toBeNull();
    expect([...project.texts.keys()]).toEqual(['slipway.yaml']);
  });

  it('passes a failure of the reader on', async () => {
    await expect(assembleProject(['Dockerfile'], () => Promise.reject(new Error('no such disk')))).rejects.toThrow(
      'no such disk',
    );
  });

  it('takes a manifest with a byte order mark', async () => {
    const project = await assembleProject(['slipway.yaml'], async () => `\uFEFF${manifest}`);
    expect(project.manifest?.name).toBe('penguins');
  });

  it('sees an unsaved text in the place of the saved one', () => {
    const project = { manifest: null, texts: new Map(), paths: ['b'] };
    const changed = withText(project, 'slipway.yaml', manifest);
    expect(changed.manifest?.name).toBe('penguins');
    expect(changed.paths).toEqual(['b', 'slipway.yaml']);
    expect(withText(changed, 'slipway.yaml', manifest)).toBe(changed);
  });
});

it.each([
  ['a', true],
  ['a/b/c/d', true],
  ['a/b/c/d/e', false],
  ['.git', false],
  ['.github', true],
  ['src/node_modules', false],
])('folder %s is listed: %s', (folder, expected) => expect(isListed(folder)).toBe(expected));

it.each([
  ['Dockerfile', true],
  ['serving/Dockerfile.gpu', true],
  ['pyproject.toml', true],
  ['data/train.csv', false],
  ['penguins.ipynb', false],
])('text of %s is read: %s', (path, expected) => expect(isProjectFile(path)).toBe(expected));
