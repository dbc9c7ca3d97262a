import { describe, expect, it } from 'vitest';
import { parseRequirementsFile } from './requirements-file.ts';

describe('a requirements file', () => {
  it('joins lines, takes hashes and leaves comments out', () => {
    const [first, second, ...rest] = parseRequirementsFile(
      '# top\n\npandas==2.1.4 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n    # via me\nnumpy>=1  # fast\n',
    );
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      kind: 'requirement',
      text: 'pandas==2.1.4',
      hashes: ['sha256:aa', 'sha256:bb'],
      comment: null,
      textRange: { start: { line: 2, character: 0 }, end: { line: 2, character: 13 } },
      range: { start: { line: 2, character: 0 }, end: { line: 4, character: 20 } },
    });
    expect(second).toMatchObject({ text: 'numpy>=1', comment: 'fast', hashes: [] });
  });

  it('knows options by their long names', () => {
    const options = parseRequirementsFile(
      '-r base.txt\n-cconstraints.txt\n--index-url=https://a.example/simple\n--extra-index-url https://b.example\n-e .\n--pre\n',
    );
    expect(options.map((line) => (line.kind === 'option' ? [line.name, line.value] : null))).toEqual([
      ['requirement', 'base.txt'],
      ['constraint', 'constraints.txt'],
      ['index-url', 'https://a.example/simple'],
      ['extra-index-url', 'https://b.example'],
      ['editable', '.'],
      ['pre', ''],
    ]);
  });

  it('keeps a # inside a URL', () => {
    const [line] = parseRequirementsFile('x @ https://example.org/x.zip#sha256=ab\r\n');
    expect(line).toMatchObject({ requirement: { ok: true, value: { url: 'https://example.org/x.zip#sha256=ab' } } });
  });

  it('says why a line is no requirement', () => {
    const [line] = parseRequirementsFile('pandas=2\n');
    expect(line).toMatchObject({ kind: 'requirement', requirement: { ok: false } });
  });
});
