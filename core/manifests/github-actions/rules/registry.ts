import type { ManifestRule } from '#core/rules/rule.ts';
import type { WorkflowDocument } from '../document.ts';
import { permissions } from './permissions.ts';
import { pinAction } from './pin-action.ts';
import { scriptInjection } from './script-injection.ts';
import { secretPrinted } from './secret-printed.ts';
import { syntax } from './syntax.ts';
import { untrustedCheckout } from './untrusted-checkout.ts';

/** Every rule over a GitHub Actions workflow. A new one is a file here and a line below. */
export const workflowRules: readonly ManifestRule<WorkflowDocument>[] = [
  syntax,
  pinAction,
  permissions,
  secretPrinted,
  untrustedCheckout,
  scriptInjection,
];
