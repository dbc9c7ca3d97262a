import { isRequirementPinned, normalizedName } from '#core/environment/index.ts';
import { defineRule } from '../../define-rule.ts';
import type { RequirementsDocument } from '../document.ts';

export const pinned = defineRule<RequirementsDocument>(
  {
    id: 'requirements/pinned',
    title: 'Say one version for each package',
    severity: 'warning',
    item: 'environment',
    why: 'Anything but == lets the next install bring another version than the model was trained with.',
    source: 'https://pip.pypa.io/en/stable/topics/repeatable-installs/#pinning-the-package-versions',
    bad: 'scikit-learn>=1.5\n',
    good: 'scikit-learn==1.7.2\n',
    fix: 'Where the lock of the project has the package, offers the version locked. Else `slipway prepare` makes a lock.',
  },
  ({ requirements, role }, report, project, file) => {
    if (role === 'input' || role === 'constraints') return;
    const lock = project.manifest?.environment.lock ?? 'requirements.lock';
    const locked = versionsIn(file === lock ? '' : (project.texts.get(lock) ?? ''));
    for (const { requirement, textRange } of requirements) {
      // A repository's ref is another rule's.
      if (!requirement.ok || requirement.value.url !== null || isRequirementPinned(requirement.value)) continue;
      const { name, normalized, extras, marker } = requirement.value;
      const version = locked.get(normalized);
      const newText = `${name}${extras.length > 0 ? `[${extras.join(',')}]` : ''}==${version}${marker ? ` ; ${marker}` : ''}`;
      report(textRange, `${name} has no exact version.`, {
        fixes:
          version === undefined
            ? []
            : [
                {
                  title: `Pin to ${version}, as ${lock} does`,
                  kind: 'offered',
                  edits: [{ range: textRange, newText }],
                },
              ],
      });
    }
  },
);

/** Versions by normalized name, as a lock has them. */
function versionsIn(lock: string): Map<string, string> {
  const found = lock.matchAll(/^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==([^\s;\\]+)/gm);
  return new Map([...found].map((match) => [normalizedName(match[1] ?? ''), match[2] ?? '']));
}
