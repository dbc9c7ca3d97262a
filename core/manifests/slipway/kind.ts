import { defineKind } from '../define-kind.ts';
import { parseSlipway } from './document.ts';
import { slipwayRules } from './rules/registry.ts';

export const slipway = defineKind({
  id: 'slipway',
  title: 'slipway.yaml',
  example: 'slipway.yaml',
  matches: (path) => path === 'slipway.yaml' || path.endsWith('/slipway.yaml'),
  parse: parseSlipway,
  rules: slipwayRules,
});
