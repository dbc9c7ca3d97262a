import { describe, expect, it } from 'vitest';
import { needsAnalysis } from './selector.ts';

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
    '/p/readme.md',
    '/p/train.py',
    '/p/docker-compose.yaml',
    '/p/workflows/ci.yml',
    '/p/my-slipway.yaml.bak',
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
