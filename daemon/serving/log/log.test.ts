import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeSegment, encodeFrames, magic } from './frame.ts';
import { readLog } from './reader.ts';
import { listSegments } from './segments.ts';
import { LogWriter } from './writer.ts';

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
};
const open = (folder: string, segmentBytes = 1e6, totalBytes = 1e9) =>
  new LogWriter({ folder, segmentBytes, totalBytes });
const record = (index: number) => JSON.stringify({ index, text: 'é'.repeat(index % 7) });
const indices = (folder: string) => [...readLog(folder)].map((one) => Object(one).index);

describe('frames', () => {
  it('are read as they were written, and up to the byte where they are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 8 }), fc.nat(), (payloads, at) => {
        const whole = Buffer.concat([magic, encodeFrames(payloads)]);
        expect(decodeSegment(whole).payloads.map(String)).toEqual(payloads);
        expect(decodeSegment(whole).end).toBe(whole.length);
        const cut = decodeSegment(whole.subarray(0, at % whole.length));
        expect(payloads.slice(0, cut.payloads.length)).toEqual(cut.payloads.map(String));
        expect(cut.payloads.length).toBeLessThan(payloads.length);
      }),
    );
  });
  it('end where one byte was changed', () => {
    const whole = Buffer.concat([magic, encodeFrames(['first', 'second', 'third'])]);
    whole[magic.length + 8 + 5 + 8] = 0x21;
    expect(decodeSegment(whole).payloads.map(String)).toEqual(['first']);
  });
  it('are none in a file of something else', () => {
    expect(decodeSegment(Buffer.from('{"not":"a log"}'))).toEqual({ payloads: [], end: 0 });
  });
});

describe('the log', () => {
  it('goes on where it was left, and drops a torn tail', () => {
    const folder = newFolder();
    const first = open(folder);
    first.append([record(0), record(1)]);
    first.close();
    const [segment] = listSegments(folder);
    if (!segment) throw new Error('There is no segment.');
    appendFileSync(segment.file, encodeFrames([record(2)]).subarray(0, 9));
    const second = open(folder);
    second.append([record(3)]);
    second.close();
    expect(indices(folder)).toEqual([0, 1, 3]);
  });

  it('begins a segment anew when its head was never written', () => {
    const folder = newFolder();
    writeFileSync(join(folder, '00000001.log'), 'SLI');
    const writer = open(folder);
    writer.append([record(7)]);
    writer.close();
    expect(indices(folder)).toEqual([7]);
  });

  it('turns to a new segment when one is full, and keeps to its size', () => {
    const folder = newFolder();
    const writer = open(folder, 400, 2000);
    for (let index = 0; index < 200; index++) {
      writer.append([record(index)]);
      const total = listSegments(folder).reduce((sum, { file }) => sum + statSync(file).size, 0);
      expect(total).toBeLessThanOrEqual(2000);
    }
    writer.close();
    const kept = indices(folder);
    expect(kept.length).toBeGreaterThan(20);
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, index) => 200 - kept.length + index));
    expect(listSegments(folder)[0]?.number).toBeGreaterThan(1);
  });

  it('can be read while it is written', () => {
    const folder = newFolder();
    const writer = open(folder);
    writer.append([record(0)]);
    expect(indices(folder)).toEqual([0]);
    writer.append([record(1)]);
    expect(indices(folder)).toEqual([0, 1]);
    writer.close();
  });

  it('does not lose later segments to damage in an earlier one', () => {
    const folder = newFolder();
    const writer = open(folder, 100, 1e6);
    for (let index = 0; index < 12; index++) writer.append([record(index)]);
    writer.close();
    const [first] = listSegments(folder);
    if (!first) throw new Error('There is no segment.');
    truncateSync(first.file, readFileSync(first.file).length - 3);
    const left = indices(folder);
    expect(left.at(-1)).toBe(11);
    expect(left.length).toBe(11);
  });

  it('is nothing where there is no folder', () => {
    expect([...readLog(join(newFolder(), 'none'))]).toEqual([]);
  });
});
