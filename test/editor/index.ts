import { writeFileSync } from 'node:fs';

/** What VS Code calls in its extension host. Rejects when a test failed; the report is written either way. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 60_000, slow: 2_000, forbidOnly: true });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./suites.ts');
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures: { test: string; why: string }[] = [];
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on('pass', () => counts.passed++)
      .on('fail', (test, error: Error) => {
        counts.failed++;
        failures.push({ test: test.fullTitle(), why: (error.message.split('\n')[0] ?? '').slice(0, 300) });
      })
      .on('pending', () => counts.skipped++);
  });
  const report = process.env['SLIPWAY_TEST_REPORT'];
  if (report) writeFileSync(report, `${JSON.stringify({ ...counts, failures })}\n`);
  if (counts.failed > 0) throw new Error(`${counts.failed} tests failed in the editor.`);
}
