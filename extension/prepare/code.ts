import type { Proof } from '#protocol/model.ts';

/** What is said of the code that was separated along with a model. */
export interface Code {
  /** Whether there is some to be looked at and written. */
  readonly there: boolean;
  readonly text: string;
}

/** `refused`: why the notebook cannot be separated; null where it can. */
export function codeInWords({ proven, separated }: Proof, refused: string | null): Code {
  const none = (why: string): Code => ({ there: false, text: `There is no separated code. ${why}` });
  if (refused !== null) return none(refused);
  if (!proven) return none('It goes with a model that is proven.');
  const differs = separated?.reason ?? null;
  if (differs !== null) return none(`The predict.py for it does not answer as the notebook did. ${differs}`);
  return { there: true, text: 'train.py, features.py and predict.py are ready to be looked at and written.' };
}
