import type { Facts } from '../model.ts';
import type { FactsInput } from './context.ts';
import { dataFacts } from './data.ts';
import { deviceFacts } from './devices.ts';
import { frameworks } from './frameworks.ts';
import { licenceFacts } from './licences.ts';
import { absolutePathFacts, installFacts } from './literals.ts';
import { modelFacts } from './models.ts';
import { randomnessFacts } from './randomness.ts';
import { secretFacts } from './secrets.ts';

/** All facts of a notebook that matter for production. */
export function collectFacts(seen: Omit<FactsInput, 'calls'>): Facts {
  const calls = seen.statements.flatMap((statement) => statement.calls.map((call) => ({ call, statement })));
  const input = { ...seen, calls };
  const modules = new Set(input.imports.map(({ module }) => module));
  return {
    frameworks: [...modules].filter((module) => frameworks.has(module)).sort(),
    ...dataFacts(input),
    ...modelFacts(input),
    randomness: randomnessFacts(input),
    devices: deviceFacts(input),
    licences: licenceFacts(input),
    installs: installFacts(input),
    absolutePaths: absolutePathFacts(input),
    secrets: secretFacts(input),
  };
}
