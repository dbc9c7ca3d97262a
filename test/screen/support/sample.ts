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
}

export const penguinsSignature = (): Signature => Signature.parse(readJson('signature.json'));
/** The notebook's own test rows, and what it answered. */
export const penguinsCaptured = (): Captured => Captured.parse(readJson('captured.json'));
