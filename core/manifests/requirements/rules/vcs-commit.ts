import { defineRule } from '../../define-rule.ts';
import { type RequirementsDocument, repositoryIn } from '../document.ts';

export const vcsCommit = defineRule<RequirementsDocument>(
  {
    id: 'requirements/vcs-commit',
    title: 'Name the commit of a repository',
    severity: 'warning',
    item: 'environment',
    why: 'A branch moves and a tag can be moved: the next install brings other code under the same line.',
    source: 'https://pip.pypa.io/en/stable/topics/vcs-support/',
    bad: 'git+https://github.com/example/features.git@main\n',
    good: 'git+https://github.com/example/features.git@0123456789012345678901234567890123456789\n',
    fix: 'None: `git ls-remote ADDRESS` prints the commits.',
  },
  ({ requirements, options }, report) => {
    const places = [
      ...requirements.map(({ text, textRange }) => ({ text, range: textRange })),
      ...options.filter((each) => each.name === 'editable').map(({ value, range }) => ({ text: value, range })),
    ];
    for (const { text, range } of places) {
      const repository = repositoryIn(text);
      if (!repository || /^[0-9a-f]{40}$/.test(repository.ref ?? '')) continue;
      report(
        range,
        repository.ref === null
          ? 'No commit is named, so the newest is installed.'
          : `${repository.ref} can move; a commit cannot.`,
      );
    }
  },
);
