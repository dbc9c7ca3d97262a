import { effectOf } from '#core/python/effects/index.ts';
import type { Call } from '#core/python/model.ts';
import { defineNotebookRule } from '../define.ts';
import { answersOnItsOwn, isMadeIn } from '../support/serving/own-work.ts';
import { servingCode } from '../support/serving/serving-code.ts';
import { transformInstead } from '../support/transform-instead.ts';

export const fitInServing = defineNotebookRule(
  {
    id: 'notebook/fit-in-serving',
    title: 'The serving code fits again',
    severity: 'error',
    item: 'pattern',
    why: 'A scaler or encoder fitted on the rows of one request maps them otherwise than in training, so the model answers something else; a model fitted there forgets what it learned.',
    source:
      'Google, "Rules of Machine Learning", rules 29 and 37 (training-serving skew): https://developers.google.com/machine-learning/guides/rules-of-ml',
    bad: `from fastapi import FastAPI
from sklearn.preprocessing import StandardScaler

app = FastAPI()
scaler = StandardScaler()


@app.post("/predict")
def predict(rows):
    return model.predict(scaler.fit_transform(rows)).tolist()`,
    good: `from fastapi import FastAPI
from sklearn.preprocessing import StandardScaler

app = FastAPI()
scaler = StandardScaler()


@app.post("/predict")
def predict(rows):
    return model.predict(scaler.transform(rows)).tolist()`,
    fix: 'Offered: `transform` in place of `fit_transform`. A plain `fit` has none: it belongs into the training code.',
  },
  ({ analysis, report }) => {
    const told = new Set<Call>();
    for (const answer of servingCode(analysis)) {
      const own = answersOnItsOwn(answer);
      for (const part of answer) {
        for (const call of part.calls.filter((each) => learns(each) && !told.has(each))) {
          if (own && isMadeIn(part, call)) continue;
          told.add(call);
          const method = call.path.split('.').at(-1) ?? call.path;
          const at = { cell: part.cell, range: call.range };
          report(
            at,
            `\`${method}\` in the function that serves: it learns from the request instead of using what training learned.`,
            { fixes: method === 'fit_transform' ? transformInstead(analysis, at) : [] },
          );
        }
      }
    }
  },
);

/** Learns here; what answers with just what it learned of the request (`fit_predict`) has nothing else to go by. */
function learns({ path }: Call): boolean {
  const effect = effectOf(path);
  return effect?.fits === 'here' && effect.predicts !== true;
}
