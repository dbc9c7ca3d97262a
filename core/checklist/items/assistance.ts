import { askOwner } from '#core/generate/model-card.ts';
import type { ItemDefinition } from '../definition.ts';
import { attention, command, done, generate, human, missing, rulePage } from '../verdict.ts';

const cardPath = /(^|\/)model[-_]card\.md$/i;

export const assistance: ItemDefinition = {
  id: 'assistance',
  title: 'Help that is checked',
  checks: [
    {
      id: 'model-card',
      title: 'A model card says what it is for and how good it is',
      look({ project, manifestFindings }) {
        const path = project.paths.find((each) => cardPath.test(each));
        if (path === undefined) return missing('There is no model card.', command.modelCard);
        const lacking = manifestFindings.filter((each) => each.place.file === path && each.severity === 'warning');
        return lacking.length > 0
          ? attention(
              lacking.map((each) => ({ text: each.message, place: each.place })),
              command.modelCard,
            )
          : done(`${path} has every section.`);
      },
    },
    {
      id: 'owner',
      title: 'The owner has answered what only they can',
      look({ project }) {
        const card = [...project.texts].find(([path]) => cardPath.test(path));
        if (card === undefined) return missing('There is no card to answer in.', command.modelCard);
        const open = card[1].split(askOwner).length - 1;
        return open > 0
          ? human(
              `${open} ${open === 1 ? 'question is' : 'questions are'} open in ${card[0]}.`,
              rulePage('model-card/owner-questions'),
            )
          : done('No question is open in the card.');
      },
    },
    {
      id: 'requirements',
      title: 'What the notebook needs is written down',
      look({ project }) {
        const path = project.manifest?.environment.requirements ?? 'requirements.in';
        return project.paths.includes(path) ||
          project.paths.includes('environment.yml') ||
          project.paths.includes('pyproject.toml')
          ? done(`${project.paths.includes(path) ? path : 'The project'} names the direct dependencies.`)
          : missing(`There is no ${path}.`, generate('requirements', 'Draft requirements.in'));
      },
    },
  ],
};
