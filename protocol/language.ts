import * as z from 'zod';
import { CellMark } from './cell-marks.ts';
import { Checklist } from './checklist.ts';
import { Finding, Fix } from './finding.ts';
import { ProposedFile } from './generated.ts';
import { Manifest } from './manifest.ts';
import { PreparationPlan, SeparatedCode } from './rpc/prepare.ts';
import { RunPlan } from './rpc/run.ts';
import { Settlement } from './settlement.ts';
import { TeamSilencing } from './silencing.ts';

/** What the server says of a notebook as a whole, and of its cells besides their findings. */
export const NotebookReport = z.object({ checklist: Checklist, marks: z.array(CellMark) });
export type NotebookReport = z.infer<typeof NotebookReport>;

/** Server to editor: the report of an open notebook, whenever it changed. `uri` is the notebook's. */
export const reportChanged = {
  name: 'slipway/report',
  params: NotebookReport.extend({ uri: z.string() }),
};

/** Server to editor: an open notebook has no report (any more). `reason`: why it cannot be read; null where it is no notebook now. */
export const reportGone = {
  name: 'slipway/reportGone',
  params: z.object({ uri: z.string(), reason: z.string().nullable() }),
};

/**
 * The Python interpreter that was chosen for an open folder; `folder` is its URI, `python` the interpreter's path. `isSet`: it stands in
 * our own setting, which counts before the kernel that a notebook names.
 */
export const Interpreter = z.object({ folder: z.string(), python: z.string(), isSet: z.boolean() });
export type Interpreter = z.infer<typeof Interpreter>;

/** Editor to server: what is chosen now, for all folders. What is installed there says which distribution an import is of. */
export const interpreters = {
  name: 'slipway/interpreters',
  params: z.object({ interpreters: z.array(Interpreter) }),
};

/** Editor to server: the report now, or null when that notebook is not open or cannot be read. `disk`: the project is read anew for it. */
export const getReport = {
  name: 'slipway/getReport',
  params: z.object({ uri: z.string(), disk: z.boolean().optional() }),
  result: NotebookReport.nullable(),
};

/** Editor to server: what a generator of `core/generate` would write, for a preview. Paths are relative to `project`. */
export const generate = {
  name: 'slipway/generate',
  params: z.object({ uri: z.string(), generator: z.string() }),
  result: z.object({ project: z.string(), files: z.array(z.object({ path: z.string(), text: z.string() })) }),
};

/**
 * Editor to server: training and inference of a notebook as files of `folder`, relative to the project, put together with what is
 * there on disk now; or why that cannot be. `record` is written with them and shown to nobody.
 */
export const separate = {
  name: 'slipway/separate',
  params: z.object({ uri: z.string(), folder: z.string() }),
  result: z.discriminatedUnion('ok', [
    z.object({
      ok: z.literal(true),
      value: z.object({
        project: z.string(),
        files: z.array(ProposedFile),
        record: z.object({ path: z.string(), text: z.string() }),
        notes: z.array(z.string()),
      }),
    }),
    z.object({ ok: z.literal(false), reason: z.string() }),
  ]),
};

/** Editor to server: the code `separate` would write for each cut of the plan, which `prepare.all` holds against the notebook; or why there is none. */
export const separations = {
  name: 'slipway/separations',
  params: z.object({ uri: z.string() }),
  result: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: z.array(SeparatedCode) }),
    z.object({ ok: z.literal(false), reason: z.string() }),
  ]),
};

/** Editor to server: every safe fix of a notebook that can be made together with the others. */
export const safeFixes = {
  name: 'slipway/safeFixes',
  params: z.object({ uri: z.string() }),
  result: z.array(Fix),
};

/** Editor to server: the plan `prepare.all` takes, or why there is none. */
export const preparationPlan = {
  name: 'slipway/preparationPlan',
  params: z.object({ uri: z.string() }),
  result: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: PreparationPlan }),
    z.object({ ok: z.literal(false), reason: z.string() }),
  ]),
};

/** Editor to server: the plan `run.notebook` takes, or why there is none. */
export const runPlan = {
  name: 'slipway/runPlan',
  params: z.object({ uri: z.string() }),
  result: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: RunPlan }),
    z.object({ ok: z.literal(false), reason: z.string() }),
  ]),
};

/** What training and serving a notebook's model need, as PEP 508 requirements, and the kernel that the notebook names. */
export const EnvironmentSets = z.object({
  training: z.array(z.string()),
  /** Null where the notebook cannot be cut at its model. */
  serving: z.array(z.string()).nullable(),
  /** Why `serving` is null. */
  reason: z.string().nullable(),
  kernel: z.string().nullable(),
});
export type EnvironmentSets = z.infer<typeof EnvironmentSets>;

/** Editor to server: what `prepare.lock` takes of a notebook, or why there is none. */
export const environmentSets = {
  name: 'slipway/environmentSets',
  params: z.object({ uri: z.string() }),
  result: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: EnvironmentSets }),
    z.object({ ok: z.literal(false), reason: z.string() }),
  ]),
};

/**
 * Editor to server: what `slipway.yaml` of the project around `uri` (a notebook or any file of it) says, its defaults
 * where there is none, or why it cannot be read. `project` is an absolute path; `notebook` is relative to it.
 */
export const getManifest = {
  name: 'slipway/manifest',
  params: z.object({ uri: z.string() }),
  result: z.discriminatedUnion('ok', [
    z.object({
      ok: z.literal(true),
      value: z.object({ project: z.string(), notebook: z.string(), manifest: Manifest, written: z.boolean() }),
    }),
    z.object({ ok: z.literal(false), reason: z.string() }),
  ]),
};

/** Editor to server: what the rules say of a text that is not written yet, as if it stood at `path` of the project around `uri`. */
export const lint = {
  name: 'slipway/lint',
  params: z.object({ uri: z.string(), path: z.string(), text: z.string() }),
  result: z.object({ findings: z.array(Finding) }),
};

/**
 * Editor to server: what `release.block` of the manifest around `uri` lets a release of its notebook wait for, a line
 * each, or why that cannot be told.
 */
export const releaseWaitsFor = {
  name: 'slipway/releaseWaitsFor',
  params: z.object({ uri: z.string() }),
  result: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: z.array(z.string()) }),
    z.object({ ok: z.literal(false), reason: z.string() }),
  ]),
};

/** `slipway.yaml` as it would be, or why it cannot be. `path` is relative to `project`, an absolute path; `written`: whether the file is there. */
const rewritten = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    value: z.object({ project: z.string(), path: z.string(), text: z.string(), written: z.boolean() }),
  }),
  z.object({ ok: z.literal(false), reason: z.string() }),
]);
export type Rewritten = Extract<z.infer<typeof rewritten>, { ok: true }>['value'];

/** Editor to server: the manifest around `uri` with what somebody said of a check of that notebook. */
export const settle = {
  name: 'slipway/settle',
  params: z.object({ uri: z.string(), settlement: Settlement }),
  result: rewritten,
};

/** Editor to server: the manifest around `uri` with a finding of that notebook silenced for the team. */
export const silence = {
  name: 'slipway/silence',
  params: z.object({ uri: z.string(), silencing: TeamSilencing }),
  result: rewritten,
};
