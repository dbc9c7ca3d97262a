import type { ItemDefinition } from '../definition.ts';
import { checkPage, command, done, generate, human, missing } from '../verdict.ts';

const isCluster = (path: string, text: string): boolean =>
  /\.ya?ml$/.test(path) &&
  /^apiVersion:\s*\S+/m.test(text) &&
  /^kind:\s*(Deployment|StatefulSet|DaemonSet|Service|Ingress|Job|CronJob)\b/m.test(text);

export const simplicity: ItemDefinition = {
  id: 'simplicity',
  title: 'Simplicity',
  checks: [
    {
      id: 'no-cluster',
      title: 'No cluster that nobody looks after',
      look({ project }) {
        const cluster = [...project.texts].find(([path, text]) => isCluster(path, text));
        const chart = project.paths.find((path) => /(^|\/)Chart\.yaml$/.test(path));
        const place = cluster?.[0] ?? chart;
        return place === undefined
          ? done('No Kubernetes manifest is here.')
          : human(
              {
                text: `${place} needs a cluster. Is there a team that keeps one? Else one container is enough.`,
                place: { file: place, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } },
              },
              checkPage('When a cluster is worth it'),
            );
      },
    },
    {
      id: 'one-server',
      title: 'One server answers, not two',
      look({ analysis, file }) {
        const [own] = analysis.facts.serving;
        return own === undefined
          ? done('The notebook has no web server of its own.')
          : human(
              {
                text: `The notebook has a server of its own (${own.tool}). The model server answers with validation, a key and metrics; is the other still needed?`,
                place: { file, cell: own.cell, range: own.range },
              },
              command.serve,
            );
      },
    },
    {
      id: 'target',
      title: 'Where it runs is said once',
      look({ project }) {
        return project.manifest === null
          ? missing('No target is named.', generate('manifest', 'Draft slipway.yaml'))
          : done(
              `slipway.yaml names one target: ${project.manifest.deploy.target}, ${project.manifest.deploy.memory} of memory, ${project.manifest.deploy.cpus} CPU.`,
            );
      },
    },
  ],
};
