import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Captured, Signature } from '#protocol/model.ts';
import { root } from '#test/host/paths.ts';

/** The same in short, kept as a script. */
const script = `# %% [markdown]
# # Penguins, as a script

# %%
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

# %% data
df = pd.read_csv("/home/maria/penguins.csv").dropna()

# %% train
train, test = train_test_split(df)
model = LogisticRegression().fit(train[["body_mass_g"]], train["species"])

# %% ask
model.predict(test[["body_mass_g"]])
`;

/** A notebook that Slipway does not read. */
export const notebookInR = JSON.stringify({
  cells: [{ cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source: 'plot(cars)' }],
  metadata: { kernelspec: { name: 'ir', display_name: 'R', language: 'R' } },
  nbformat: 4,
  nbformat_minor: 4,
});

/** A code cell and what it was saved with; shown by its last expression where `value` is said. */
const ran = (source: string, text: string, value?: string): object => ({
  ...{ cell_type: 'code', execution_count: 1, metadata: {}, source },
  outputs: [
    ...(text === '' ? [] : [{ output_type: 'stream', name: 'stdout', text }]),
    ...(value === undefined
      ? []
      : [{ output_type: 'execute_result', execution_count: 1, metadata: {}, data: { 'text/plain': value } }]),
  ],
});
const inPython = (...cells: object[]): string =>
  JSON.stringify({ cells, metadata: { language_info: { name: 'python' } }, nbformat: 4, nbformat_minor: 4 });

/** Needs nothing to be installed, and parts from what it was saved with in its third cell and fails in its fifth. */
const drawsAnew = inPython(
  ran('import random\nimport statistics\n\nheights = [181, 165, 172, 190, 168]\nstatistics.mean(heights)', '', '175.2'),
  ran('print(f"spread {statistics.stdev(heights):.5f}")', 'spread 10.23230\n'),
  ran('picked = random.sample(heights, 2)\nprint("picked", picked)', 'picked [165, 190, 4]\n'),
  ran('tallest = max(heights)\ntallest', '', '190'),
  ran('print(heights[7])', 'nothing there\n'),
  ran('sum(picked)', '', '355'),
);

/** Goes on for as long as somebody wants to look at it. */
const takesLong = inPython(
  ran('import time\n\nprint("ready")', 'ready\n'),
  ran('time.sleep(1)\nprint("warm")', 'warm\n'),
  ran('time.sleep(600)\nprint("trained")', 'trained\n'),
  ran('print("done")', 'done\n'),
);

const model = join(root, 'samples/models/penguins');
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(model, 'slipway', name), 'utf8'));

/** The messy sample, and in it the finished model folder that preparing would have made: it needs no Python. */
export function copyMessyWithModel(folder: string): void {
  cpSync(join(root, 'samples/penguins-messy'), folder, { recursive: true });
  cpSync(model, join(folder, 'model'), { recursive: true });
  writeFileSync(
    join(folder, 'slipway.yaml'),
    'version: 1\nname: penguins\nnotebook: penguins.ipynb\nserve:\n  port: 0\n',
  );
  writeFileSync(join(folder, 'script.py'), script);
  writeFileSync(join(folder, 'plots.ipynb'), notebookInR);
  writeFileSync(join(folder, 'heights.ipynb'), drawsAnew);
  writeFileSync(join(folder, 'long.ipynb'), takesLong);
}

export const penguinsSignature = (): Signature => Signature.parse(readJson('signature.json'));
/** The notebook's own test rows, and what it answered. */
export const penguinsCaptured = (): Captured => Captured.parse(readJson('captured.json'));
