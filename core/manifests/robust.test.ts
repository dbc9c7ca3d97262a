import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '#protocol/finding.ts';
import { manifestKinds } from './registry.ts';
import { exampleProject } from './testing/project.ts';
import { applyEdits } from './text/apply.ts';
import { createLines, splitMark } from './text/lines.ts';

const project = exampleProject();

/** Places lie within the text, and every fix can be made. */
function hold(text: string, findings: readonly Finding[]): void {
  const lines = createLines(splitMark(text).body);
  for (const { place, fixes } of findings) {
    expect(lines.position(lines.offset(place.range.start))).toEqual(place.range.start);
    expect(lines.position(lines.offset(place.range.end))).toEqual(place.range.end);
    expect(lines.offset(place.range.start)).toBeLessThanOrEqual(lines.offset(place.range.end));
    for (const fix of fixes)
      applyEdits(
        text,
        fix.edits.map((edit) => ({ range: edit.place.range, newText: edit.newText })),
      );
  }
}

for (const kind of manifestKinds) {
  const folder = join(import.meta.dirname, kind.id, 'fixtures');
  const texts = ['ok', 'err'].flatMap((name) =>
    readdirSync(join(folder, name))
      .filter((file) => !file.endsWith('.expected'))
      .map((file) => readFileSync(join(folder, name, file), 'utf8')),
  );
  const lint = (text: string) => kind.lint(text, kind.example, project);

  describe(kind.id, () => {
    it('takes any text', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => hold(text, lint(text))),
        { numRuns: 150 },
      );
    });

    it('takes any piece of a real one, put together in any way', () => {
      const lines = fc.constantFrom(...texts.flatMap((text) => text.split(/(?<=\n)/)));
      fc.assert(
        fc.property(fc.array(lines, { maxLength: 12 }), fc.nat(400), (parts, cut) => {
          const text = parts.join('').slice(0, cut);
          hold(text, lint(text));
        }),
        { numRuns: 150 },
      );
    });

    it('says the same whatever the line ending, and leaves other line endings out', () => {
      for (const text of texts) {
        const plain = text.replace(/\r\n?/g, '\n');
        // Endings within a value are the value's own in a Dockerfile's here-document; rules and lines stay the same all the same.
        const said = (each: string) => lint(each).map(({ rule, place }) => [rule, place.range.start.line]);
        expect(said(plain.replaceAll('\n', '\r\n'))).toEqual(said(plain));
      }
    });

    it('gives a fix that is the last of its kind: made again, it changes nothing', () => {
      for (const rule of kind.rules)
        for (const fix of lint(rule.bad).flatMap((finding) =>
          finding.fixes.filter(({ kind: how }) => how === 'safe'),
        )) {
          const edits = fix.edits.map(({ place, newText }) => ({ range: place.range, newText }));
          const again = lint(applyEdits(rule.bad, edits)).flatMap((finding) => finding.fixes);
          expect(
            again.filter((each) => each.title === fix.title && JSON.stringify(each) === JSON.stringify(fix)),
          ).toEqual([]);
        }
    });
  });
}
