import { defineRule } from '../../define-rule.ts';
import { isAddress, type RequirementsDocument } from '../document.ts';

export const hashes = defineRule<RequirementsDocument>(
  {
    id: 'requirements/hashes',
    title: 'A lock holds a hash for each package',
    severity: 'warning',
    item: 'security',
    why: 'pip refuses the whole file when some lines have hashes and one has none; without any, a package index can hand out another file under the same version.',
    source: 'https://pip.pypa.io/en/stable/topics/secure-installs/#hash-checking-mode',
    bad: 'numpy==2.3.5 --hash=sha256:0000000000000000000000000000000000000000000000000000000000000000\npandas==2.3.3\n',
    good: 'numpy==2.3.5 --hash=sha256:0000000000000000000000000000000000000000000000000000000000000000\n',
    fix: 'None: the hash comes from the package index. `slipway prepare` writes the lock anew.',
  },
  ({ requirements, role }, report) => {
    if (role !== 'lock') return;
    for (const { hashes, text, textRange, requirement } of requirements) {
      if (hashes.length > 0 || isAddress(text) || !requirement.ok || requirement.value.url !== null) continue;
      report(textRange, `${requirement.value.name} has no hash.`);
    }
  },
);
