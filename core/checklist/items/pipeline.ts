import type { ItemDefinition } from '../definition.ts';
import { attention, attentionTo, done, found, generate, missing, ofRules, rulePage } from '../verdict.ts';

const isWorkflow = (path: string): boolean =>
  /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path) || path === '.gitlab-ci.yml' || /^cloudbuild\.ya?ml$/.test(path);

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
      look({ analysis, findings, file }) {
        const order = ofRules(findings, 'notebook/hidden-state', 'notebook/undefined-name');
        const [first] = analysis.order.undefinedInDocument;
        if (order.length > 0) return attentionTo(order);
        if (first !== undefined)
          return attention(
            {
              text: `"${first.name}" is read before any cell defines it.`,
              place: { file, cell: first.cell, range: first.range },
            },
            rulePage('notebook/hidden-state'),
          );
        return done('Every name is defined before it is read, from top to bottom.');
      },
    },
    {
      id: 'lint',
      title: 'The pipeline’s own files are clean',
      look({ project, manifestFindings }) {
        const grave = manifestFindings.filter(
          (each) => isWorkflow(each.place.file) && each.severity !== 'hint' && each.severity !== 'information',
        );
        if (grave.length > 0) return attention(grave.map(found), rulePage(grave[0]?.rule ?? ''));
        return [...project.texts.keys()].some(isWorkflow)
          ? done('Nothing to mend in the pipeline definition.')
          : missing('There is no pipeline definition to look at.');
      },
    },
  ],
};
