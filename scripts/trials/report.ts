import type { Trial } from './trial.ts';

const order: readonly Trial['stage'][] = ['plan', 'lock', 'run', 'separate', 'prove', 'proven'];

/** How many notebooks passed each step, why the others did not, and how long a step took, as lines of Markdown. */
export function reportOf(trials: readonly Trial[]): string[] {
  const reached = (stage: Trial['stage']): number =>
    trials.filter((trial) => order.indexOf(trial.stage) > order.indexOf(stage)).length;
  const ran = reached('run');
  const proven = trials.filter(({ stage }) => stage === 'proven');
  const count = (test: (trial: Trial) => boolean): number => proven.filter(test).length;
  return [
    '| step | notebooks that passed it |',
    '|---|---|',
    `| tried | ${trials.length} |`,
    `| planned | ${reached('plan')} |`,
    `| locked, environment made | ${reached('lock')} |`,
    `| ran to the end | ${ran} |`,
    `| a way from rows to answers found | ${reached('separate')} |`,
    `| proven | ${proven.length}${ran === 0 ? '' : `, ${((100 * proven.length) / ran).toFixed(0)} % of those that ran`} |`,
    `| of them from raw rows, at the model's own input | ${count(({ input }) => input === 'raw')}, ${count(({ input }) => input === 'input')} |`,
    `| of them in ONNX, in Python | ${count(({ runtime }) => runtime === 'onnx')}, ${count(({ runtime }) => runtime === 'python')} |`,
    '',
    ...timeLines(proven),
    '',
    '| why it went no further | step |',
    '|---|---|',
    ...trials
      .filter(({ stage }) => stage !== 'proven')
      .map(
        ({ stage, why }) => `| ${(why ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 220)} | ${stage} |`,
      )
      .sort(),
  ];
}

/** The median of each step over the proven ones, as a part of the whole: the machine is anybody's. */
function timeLines(proven: readonly Trial[]): string[] {
  const steps = [...new Set(proven.flatMap(({ timings }) => Object.keys(timings)))];
  const medians = steps.map((step) => [step, median(proven.flatMap(({ timings }) => timings[step] ?? []))] as const);
  const whole = medians.reduce((sum, [, time]) => sum + time, 0);
  if (whole === 0) return [];
  return [
    '| step | median time, s | part of the whole |',
    '|---|---|---|',
    ...medians.map(
      ([step, time]) => `| ${step} | ${(time / 1000).toFixed(1)} | ${((100 * time) / whole).toFixed(0)} % |`,
    ),
  ];
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
