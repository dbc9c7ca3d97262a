import type { ManifestRule } from '#core/rules/rule.ts';
import type { SlipwayDocument } from '../document.ts';
import { alarm } from './alarm.ts';
import { authNone } from './auth-none.ts';
import { credentialsInAddress } from './credentials-in-address.ts';
import { notebookMissing } from './notebook-missing.ts';
import { schedule } from './schedule.ts';
import { schema } from './schema.ts';
import { syntax } from './syntax.ts';

/** Every rule over `slipway.yaml`. A new one is a file here and a line below. */
export const slipwayRules: readonly ManifestRule<SlipwayDocument>[] = [
  syntax,
  schema,
  notebookMissing,
  alarm,
  authNone,
  schedule,
  credentialsInAddress,
];
