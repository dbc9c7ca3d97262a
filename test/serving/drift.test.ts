import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DriftReport } from '#protocol/drift.ts';
import './support/clean.ts';
import { type MixedRow, mixedBody, mixedRows, modelFolder, newFolder } from './support/model-folder.ts';
import { type ServerProcess, startServerProcess } from './support/server-process.ts';
import { until } from './support/until.ts';

const size = 250;

async function ask(server: ServerProcess, rows: readonly MixedRow[], each = 10): Promise<void> {
  for (let from = 0; from < rows.length; from += each)
    expect((await server.infer(mixedBody(rows.slice(from, from + each)))).status).toBe(200);
}

const report = async (server: ServerProcess) =>
  DriftReport.parse(await (await server.ask('/v2/models/m/drift')).json());
const drifted = ({ window }: DriftReport) => window?.results.filter((one) => one.drifted).map(({ name }) => name);

describe('the drift report', () => {
  it('tests a window when it is full, and finds nothing in rows like the reference', async () => {
    const server = await startServerProcess(modelFolder('mixed'), { SLIPWAY_WINDOW: `${size}` });
    await ask(server, mixedRows(size - 10, 21));
    const before = await report(server);
    expect(before).toMatchObject({ window: null, filling: { rows: size - 10, size }, referenceRows: 800 });
    await ask(server, mixedRows(30, 22));
    const after = await report(server);
    expect(after.window?.rows).toBe(size);
    expect(after.filling.rows).toBe(20);
    expect(drifted(after)).toEqual([]);
    expect(after.window?.results.map(({ name }) => name)).toEqual([
      'age',
      'sex',
      'visits',
      'member',
      'label',
      'twice[1]',
    ]);
    for (const result of after.window?.results ?? []) expect(result.test?.pValue).toBeGreaterThan(0);
  });

  it('names the columns that moved', async () => {
    const server = await startServerProcess(modelFolder('mixed'), { SLIPWAY_WINDOW: `${size}` });
    // Whole windows in one request count like single rows.
    await ask(server, mixedRows(2 * size, 23, 12), 2 * size);
    expect(drifted(await report(server))).toEqual(['age']);
    const metrics = await (await server.ask('/metrics')).text();
    expect(metrics).toMatch(/^slipway_drifted\{column="age",role="input"\} 1$/m);
    expect(metrics).toMatch(/^slipway_drifted\{column="sex",role="input"\} 0$/m);
  });

  it('sees an output move when the model is asked about other people', async () => {
    const server = await startServerProcess(modelFolder('mixed'), { SLIPWAY_WINDOW: `${size}` });
    await ask(
      server,
      mixedRows(size, 24).map((row) => ({ ...row, member: true })),
    );
    expect(drifted(await report(server))).toEqual(expect.arrayContaining(['member', 'twice[1]', 'label']));
  });

  it('is kept on disk, and goes on after the server was killed', async () => {
    const [folder, state] = [modelFolder('mixed'), newFolder('state')];
    const environment = { SLIPWAY_WINDOW: `${size}`, SLIPWAY_STATE_FOLDER: state };
    const first = await startServerProcess(folder, environment);
    await ask(first, mixedRows(size + 60, 25, 12));
    const kept = () => DriftReport.parse(JSON.parse(readFileSync(join(state, 'drift.json'), 'utf8')));
    await until('the state is on disk', () => kept().filling.rows === 60);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await startServerProcess(folder, environment);
    expect(await report(second)).toMatchObject({ filling: { rows: 60 }, requests: { total: 31, failed: 0 } });
    expect(drifted(await report(second))).toEqual(['age']);
    await ask(second, mixedRows(size - 60, 26, 12));
    expect(await report(second)).toMatchObject({ filling: { rows: 0 }, window: { rows: size } });
  });

  it('begins anew when another model is served from the same state', async () => {
    const state = newFolder('state');
    const first = await startServerProcess(modelFolder('mixed'), { SLIPWAY_STATE_FOLDER: state });
    await ask(first, mixedRows(50, 27));
    first.child.kill('SIGTERM');
    expect(await first.ended).toEqual({ code: 0, signal: null });
    const second = await startServerProcess(modelFolder('picky'), { SLIPWAY_STATE_FOLDER: state });
    expect(await report(second)).toMatchObject({ filling: { rows: 0 }, requests: { total: 0 } });
  });
});
