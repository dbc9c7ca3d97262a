// Runs a.ipynb of a project in a process of its own, to be killed: run-child.ts PROJECT. Prints progress as it comes.
import { job } from './rig.ts';
import { runIn } from './run-notebook.ts';

const [project = ''] = process.argv.slice(2);
await runIn(project, { work: job(({ step, message }) => process.stdout.write(`${step} ${message}\n`)) });
