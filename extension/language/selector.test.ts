import { describe, expect, it } from 'vitest';
import { needsAnalysis } from './selector.ts';

const uri = (path: string, scheme = 'file') => ({ path, scheme }) as Parameters<typeof needsAnalysis>[0]['uri'];

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
    expect(needsAnalysis({ languageId: 'plaintext', uri: uri(path) })).toBe(true);
  });

  it.each(['/p/readme.md', '/p/train.py', '/p/docker-compose.yaml', '/p/workflows/ci.yml', '/p/my-slipway.yaml.bak'])(
    'leaves %s alone',
    (path) => {
      expect(needsAnalysis({ languageId: 'plaintext', uri: uri(path) })).toBe(false);
    },
  );

  it('takes Jupyter notebooks and no others', () => {
    expect(needsAnalysis({ notebookType: 'jupyter-notebook', uri: uri('/p/a.ipynb') })).toBe(true);
    expect(needsAnalysis({ notebookType: 'interactive', uri: uri('/p/a') })).toBe(false);
  });

  it('leaves what Git shows of the past alone', () => {
    expect(needsAnalysis({ languageId: 'dockerfile', uri: uri('/p/Dockerfile', 'git') })).toBe(false);
  });
});
