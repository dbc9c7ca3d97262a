import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestKinds } from './registry.ts';
import { exampleProject } from './testing/project.ts';
import { reportOf } from './testing/report.ts';

/** `<kind>/fixtures/ok`: nothing above a hint is found. `<kind>/fixtures/err`: what is found, and every fix, is beside each file. */
for (const kind of manifestKinds) {
  const folder = join(import.meta.dirname, kind.id, 'fixtures');
  const files = (name: string) =>
    existsSync(join(folder, name)) ? readdirSync(join(folder, name)).filter((file) => !file.endsWith('.expected')) : [];

  describe(kind.id, () => {
    it('has a corpus of both', () => {
      expect([files('ok').length, files('err').length].every((count) => count > 0)).toBe(true);
    });
    for (const file of files('ok'))
      it(`ok/${file}`, () => {
        const findings = kind.lint(readFileSync(join(folder, 'ok', file), 'utf8'), kind.example, exampleProject());
        expect(findings.filter((finding) => finding.severity !== 'hint')).toEqual([]);
      });
    for (const file of files('err'))
      it(`err/${file}`, async () => {
        const text = readFileSync(join(folder, 'err', file), 'utf8');
        await expect(reportOf(kind, text)).toMatchFileSnapshot(join(folder, 'err', `${file}.expected`));
      });
  });
}
