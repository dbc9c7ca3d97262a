import * as z from 'zod';
import { BaselineEntry } from './baseline.ts';
import { Checklist } from './checklist.ts';
import { Finding, Fix, Severity, SilencedFinding } from './finding.ts';
import { FailOn } from './manifest.ts';

/** Changes when a program that reads reports has to change; new keys do not count. */
export const checkReportVersion = 1;

/** A part of a file as it lies on disk: one-based lines, one-based columns in UTF-16 code units; the end is after the last one. */
export const Region = z.object({
  startLine: z.int(),
  startColumn: z.int(),
  endLine: z.int(),
  endColumn: z.int(),
});
export type Region = z.infer<typeof Region>;

/** `text` as it has to stand in the file: within a notebook, escaped for JSON. */
export const Replacement = z.object({ region: Region, text: z.string() });
export type Replacement = z.infer<typeof Replacement>;

/** `replacements`: what the fix does to the file on disk; null when it also changes another one. */
export const ReportedFix = Fix.extend({ replacements: z.array(Replacement).nullable() });
export type ReportedFix = z.infer<typeof ReportedFix>;

const reported = {
  /** Stays when cells move and lines shift; with the file and the rule it names the finding. */
  fingerprint: z.string(),
  /** Where it is in the file, for tools that read files and not cells; null where the file has no such place. */
  region: Region.nullable(),
  /** The number that Jupyter shows beside the cell, `In [5]`; null where it was not run, left out where there is no cell. */
  executionCount: z.int().nullable().optional(),
  fixes: z.array(ReportedFix),
};
export const ReportedFinding = Finding.extend({
  ...reported,
  /** It stands in the baseline, so that it does not count. */
  known: z.boolean(),
  /** It counts, and is at or above what the run or its project fails on. */
  fails: z.boolean(),
});
export type ReportedFinding = z.infer<typeof ReportedFinding>;

export const ReportedSilence = SilencedFinding.extend(reported);
export type ReportedSilence = z.infer<typeof ReportedSilence>;

export const CheckedFile = z.object({
  /** Relative to where the report was made, with `/`; so are the files of all places below. */
  file: z.string(),
  /** The project's folder, relative to the same; `.` for that folder itself. */
  project: z.string(),
  findings: z.array(ReportedFinding),
  /** Right, and accepted with a reason. */
  silenced: z.array(ReportedSilence),
  /** Of notebooks. */
  checklist: Checklist.optional(),
});
export type CheckedFile = z.infer<typeof CheckedFile>;

/** A file that could not be read, and why in one sentence. */
export const RefusedFile = z.object({ file: z.string(), reason: z.string() });
export type RefusedFile = z.infer<typeof RefusedFile>;

export const Summary = z.object({
  notebooks: z.int(),
  manifests: z.int(),
  refused: z.int(),
  /** Findings that count, by severity: neither known nor silenced. */
  findings: z.record(Severity, z.int()),
  known: z.int(),
  silenced: z.int(),
  /** Of those that count, how many have a fix that is safe to apply. */
  fixable: z.int(),
  /** Of those that count, how many are at or above what the run or its project fails on. */
  failing: z.int(),
});
export type Summary = z.infer<typeof Summary>;

/** What `slipway check --format json` writes. */
export const CheckReport = z.object({
  version: z.literal(checkReportVersion),
  slipway: z.string().describe('Version of Slipway that made the report'),
  /** ISO 8601, UTC. */
  at: z.iso.datetime(),
  files: z.array(CheckedFile),
  refused: z.array(RefusedFile),
  /** Notebooks in other languages that a folder or a glob held; named ones are refused. */
  leftOut: z.array(RefusedFile).optional(),
  /** Null where no baseline was used. */
  baseline: z
    .object({
      files: z.array(z.string()),
      /** Entries whose finding is gone, of files that were checked or are no longer there. */
      gone: z.array(BaselineEntry),
    })
    .nullable(),
  /** Least severity that counts, as asked for; null where each project says it itself. */
  failOn: FailOn.nullable(),
  /** Null unless the run was asked whether a release may go out. */
  release: z
    .object({
      blocked: z.boolean(),
      notebooks: z.array(z.object({ file: z.string(), blockedBy: z.array(z.string()) })),
    })
    .nullable(),
  summary: Summary,
});
export type CheckReport = z.infer<typeof CheckReport>;
