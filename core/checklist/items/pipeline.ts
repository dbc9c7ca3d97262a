import type { ItemDefinition } from '../definition.ts';
import { attention, attentionTo, done, generate, missing } from '../verdict.ts';

const isWorkflow = (path: string): boolean =>
  /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path) || path === '.gitlab-ci.yml' || /^cloudbuild\.ya?ml$/.test(path);

/** Rules that say why a run from top to bottom stops, or ends with something else than the page shows. */
const runs = [
  'notebook/hidden-state',
  'notebook/not-python',
  'notebook/python-2',
  'notebook/undefined-name',
  'notebook/used-before-definition',
  'notebook/cell-failed',
  'notebook/star-import',
  'notebook/inplace-result',
  'notebook/savefig-after-show',
  'notebook/waits-for-input',
];

export const pipeline: ItemDefinition = {
  id: 'pipeline',
  title: 'Automated pipeline',
  checks: [
    {
      id: 'workflow',
      title: 'Every push is checked, tested and built',
      look({ project }) {
        const workflows = [...project.texts].filter(([path]) => isWorkflow(path));
        if (workflows.length === 0)
          return missing(
            'There is no pipeline definition.',
            generate('github-actions', 'Draft a GitHub Actions workflow'),
          );
        const slipway = workflows.find(([, text]) => /\bslipway (check|prepare)\b/.test(text));
        return slipway === undefined
          ? attention(
              `${workflows[0]?.[0]} neither checks the notebook nor proves the model.`,
              generate('github-actions', 'Draft a GitHub Actions workflow'),
            )
          : done(`${slipway[0]} checks the notebook and proves the model.`);
      },
    },
    {
      id: 'order',
      title: 'The cells run from top to bottom',
      rules: runs,
      look({ analysis, findings }) {
        if (findings.length > 0) return attentionTo(findings);
        return analysis.order.undefinedInDocument.length > 0
          ? done('What does not run from top to bottom is silenced with a reason.')
          : done('Every name is defined before it is read, from top to bottom.');
      },
    },
    {
      id: 'paths',
      title: 'Every path and device exists on another machine, too',
      rules: ['notebook/absolute-path', 'notebook/fixed-device'],
      look({ findings }) {
        return findings.length > 0
          ? attentionTo(findings)
          : done('No path names a home folder, a drive or a mount, and no GPU is taken for granted.');
      },
    },
    {
      id: 'silenced',
      title: 'What is silenced has a reason',
      rules: ['notebook/suppression'],
      look({ findings, project }) {
        if (findings.length > 0) return attentionTo(findings);
        const team = project.manifest?.checks.suppress ?? [];
        return done(
          team.length === 0
            ? 'No rule is silenced without a reason.'
            : team.map(({ rule, reason }) => ({ text: `${rule}: ${reason}` })),
        );
      },
    },
    {
      id: 'lint',
      title: 'The pipeline’s own files are clean',
      look({ project, manifestFindings }) {
        const grave = manifestFindings.filter(
          (each) => isWorkflow(each.place.file) && each.severity !== 'hint' && each.severity !== 'information',
        );
        if (grave.length > 0) return attentionTo(grave);
        return [...project.texts.keys()].some(isWorkflow)
          ? done('Nothing to mend in the pipeline definition.')
          : missing(
              'There is no pipeline definition to look at.',
              generate('github-actions', 'Draft a GitHub Actions workflow'),
            );
      },
    },
  ],
};
