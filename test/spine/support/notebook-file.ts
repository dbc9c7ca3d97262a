import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes a notebook with these code cells, none of which was run, into a project. */
export async function writeNotebook(project: string, path: string, sources: readonly string[]): Promise<void> {
  const cells = sources.map((source, index) => ({
    ...{ cell_type: 'code', id: `${index}`, metadata: {}, outputs: [], execution_count: null, source },
  }));
  const metadata = { language_info: { name: 'python', version: '3.11.7' } };
  await writeFile(join(project, path), JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }));
}

/** A model that is a class of the notebook's own, which no ONNX graph stands for. */
export const ownClass = `import numpy as np
import pandas as pd
from sklearn.datasets import load_diabetes
from sklearn.model_selection import train_test_split
df = load_diabetes(as_frame=True).frame[['bmi', 'bp', 'target']]
X, y = df.drop(columns='target'), df.target
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
class Line:
    def fit(self, X, y):
        self.seen = {'a', 'b', 'bp', 'bmi'}
        self.weights = np.linalg.lstsq(X.to_numpy(), y.to_numpy(), rcond=None)[0]
        return self
    def predict(self, X):
        return X.to_numpy() @ self.weights
line = Line().fit(X_train, y_train)
line.predict(X_test)
`;
