import { defineRule } from '../../define-rule.ts';
import type { Word } from '../../shell/commands.ts';
import { pipInstall } from '../../shell/program.ts';
import type { DockerfileDocument } from '../document.ts';

/** Options of `pip install` whose next word is their value. */
const withValue = new Set(
  '-r --requirement -c --constraint -e --editable -t --target -i --index-url --extra-index-url -f --find-links --root --prefix --src --platform --python-version --implementation --abi --upgrade-strategy --config-settings -C --global-option --no-binary --only-binary --progress-bar --root-user-action --report --trusted-host --cert --client-cert --cache-dir --log --proxy --retries --timeout --exists-action --python --use-feature --use-deprecated --group'.split(
    ' ',
  ),
);

export const pipPinned = defineRule<DockerfileDocument>(
  {
    id: 'dockerfile/pip-pinned',
    title: 'Say which version pip installs',
    severity: 'warning',
    item: 'environment',
    why: 'A name without a version means whatever is newest on the day of the build. A model may then load wrongly, or answer differently.',
    source: 'https://pip.pypa.io/en/stable/topics/repeatable-installs/',
    bad: 'FROM python:3.11-slim\nRUN pip install --no-cache-dir scikit-learn\n',
    good: 'FROM python:3.11-slim\nRUN pip install --no-cache-dir scikit-learn==1.7.2\n',
    fix: 'None: the version is the one your model was trained with. Install from a lock instead (`slipway prepare` writes one).',
  },
  (document, report) => {
    for (const { commands } of document.stages.flatMap((stage) => stage.runs))
      for (const command of commands) {
        const install = pipInstall(command);
        if (!install) continue;
        // A constraints file may hold every version.
        if (install.args.some(({ value }) => /^(?:-c|--constraint)(?:=|$)/.test(value))) continue;
        for (const word of names(install.args))
          report(document.lines.range(word.start, word.end), `${word.value} has no exact version.`);
      }
  },
);

/** Names of distributions without an exact version; tools of the installer itself, paths, addresses and variables left out. */
function names(args: readonly Word[]): Word[] {
  const found: Word[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at];
    if (!word) continue;
    if (withValue.has(word.value)) at++;
    else if (!word.value.startsWith('-') && isLoose(word.value)) found.push(word);
  }
  return found;
}

function isLoose(value: string): boolean {
  if (!/^[A-Za-z0-9][\w.-]*(?:\[[\w,. -]*\])?(?:\s*(?:[<>~!=]=?|;).*)?$/.test(value)) return false;
  if (/^(?:pip|setuptools|wheel)$/i.test(value) || /\.(?:whl|zip|tar\.gz)$/.test(value)) return false;
  return !/===?[^*]*$/.test(value);
}
