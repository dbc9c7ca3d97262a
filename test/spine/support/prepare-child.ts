// Prepares a project in a process of its own, to be killed: prepare-child.ts PROJECT NOTEBOOK STATE. Prints steps as they begin.
import { prepare } from '#protocol/rpc/index.ts';
import { planOf } from './plans.ts';
import { call, job, servicesForTests } from './rig.ts';

const [project = '', notebook = '', state = ''] = process.argv.slice(2);
const plan = await planOf(project, notebook);
const tolerance = { absolute: 1e-5, relative: 1e-4 };
const work = job(({ step, message }) => process.stdout.write(`${step} ${message}\n`));
await call(
  await servicesForTests(state),
  prepare.prepare,
  { project, notebook, name: 'p', plan, folder: 'model', tolerance },
  work,
);
