import { describe, expect, it } from 'vitest';
import { kindOf, manifestKinds } from '#core/manifests/registry.ts';
import { needsAnalysis } from './needs-analysis.ts';
import { manifests, notebookCells } from './selector.ts';

const uri = (path: string, scheme = 'file') => ({ path, scheme }) as Parameters<typeof needsAnalysis>[0]['uri'];
const text = (path: string, content = '', scheme = 'file') => ({
  languageId: path.endsWith('.py') ? 'python' : 'plaintext',
  uri: uri(path, scheme),
  getText: () => content,
});

describe('needsAnalysis', () => {
  it.each([
    '/p/Dockerfile',
    '/p/Dockerfile.gpu',
    '/p/requirements.txt',
    '/p/requirements-dev.in',
    '/p/requirements.lock',
    '/p/slipway.yaml',
    '/p/.github/workflows/ci.yml',
  ])('takes %s', (path) => {
    expect(needsAnalysis(text(path))).toBe(true);
  });

  it.each([
    ...manifestKinds.map(({ example }) => example),
    ...['Containerfile.gpu', 'gpu.Dockerfile', 'gpu.containerfile', 'requirements_dev.lock', 'dev-requirements.txt'],
    ...[
      'test.requirements.in',
      'constraints-3.11.txt',
      '.github/workflows/ci.yaml',
      'model-card.md',
      'docs/Model_Card.md',
    ],
  ])('takes %s, as the rules do', (path) => {
    expect([kindOf(path) !== null, needsAnalysis(text(`/p/${path}`))]).toEqual([true, true]);
  });

  it('takes manifests of virtual workspaces, as it does notebooks', () => {
    expect(needsAnalysis(text('/p/MODEL_CARD.md', '', 'vscode-vfs'))).toBe(true);
    expect(needsAnalysis(text('/p/Dockerfile', '', 'output'))).toBe(false);
    const schemesOf = (selectors: readonly { scheme?: string; notebook?: { scheme: string } }[]) =>
      new Set(selectors.map(({ scheme, notebook }) => scheme ?? notebook?.scheme));
    expect(schemesOf(notebookCells)).toEqual(new Set([...schemesOf(manifests), 'untitled']));
  });

  it.each([
    '/p/readme.md',
    '/p/train.py',
    '/p/docker-compose.yaml',
    '/p/workflows/ci.yml',
    '/p/my-slipway.yaml.bak',
    '/p/model_card.md.txt',
    '/p/slipway.yml',
  ])('leaves %s alone', (path) => {
    expect(needsAnalysis(text(path))).toBe(false);
  });

  it('takes scripts with cells, and no other scripts', () => {
    expect(needsAnalysis(text('/p/a.py', 'import os\n\n# %% load\nx = 1'))).toBe(true);
    expect(needsAnalysis(text('/p/a.py', '#%%\nx = 1'))).toBe(true);
    expect(needsAnalysis(text('/p/a.py', 'print("%d" % 1) # %% no'))).toBe(false);
    expect(needsAnalysis(text('/p/a.py', '# %%\n', 'vscode-notebook-cell'))).toBe(false);
  });

  it('takes Jupyter notebooks and no others', () => {
    expect(needsAnalysis({ notebookType: 'jupyter-notebook', uri: uri('/p/a.ipynb') })).toBe(true);
    expect(needsAnalysis({ notebookType: 'interactive', uri: uri('/p/a') })).toBe(false);
  });

  it('leaves what Git shows of the past alone', () => {
    expect(needsAnalysis(text('/p/Dockerfile', '', 'git'))).toBe(false);
  });
});
