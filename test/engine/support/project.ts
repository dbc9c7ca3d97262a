import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderDockerfile } from '#core/generate/dockerfile.ts';
import { renderDockerignore } from '#core/generate/dockerignore.ts';
import type { Captured } from '#protocol/model.ts';
import { mixedLabel, mixedRows, mixedScore, modelFolder } from '#test/serving/support/model-folder.ts';

export interface ExampleProject {
  readonly folder: string;
  /** Absolute path of its model folder. */
  readonly model: string;
  readonly dockerfile: string;
}

/** A project with a small model that takes every type of column, as `slipway prepare` leaves it. */
export function exampleProject(name: string): ExampleProject {
  const folder = mkdtempSync(join(tmpdir(), `slipway-${name}-`));
  const model = join(folder, 'model');
  cpSync(modelFolder('mixed'), model, { recursive: true });
  writeFileSync(join(model, 'slipway/captured.json'), JSON.stringify(captured()));
  const dockerfile = renderDockerfile({ name, folder: 'model', window: 50, falseAlarmRate: 0.01 });
  writeFileSync(join(folder, 'Dockerfile'), dockerfile);
  writeFileSync(join(folder, '.dockerignore'), renderDockerignore('model'));
  return { folder, model, dockerfile };
}

/** More rows than go into one request, and what the model answers to them, worked out by hand. */
export function captured(): Captured {
  const rows = mixedRows(300, 7);
  const finite = (value: number) => (Number.isNaN(value) ? null : value);
  return {
    rows: rows.map((row) => ({ ...row })),
    answers: {
      label: rows.map((row) => [mixedLabel(row)]),
      score: rows.map((row) => [finite(mixedScore(row))]),
      twice: rows.map((row) => [finite(mixedScore(row)), finite(2 * mixedScore(row))]),
    },
  };
}

export const tolerance = { absolute: 1e-5, relative: 1e-4 };
