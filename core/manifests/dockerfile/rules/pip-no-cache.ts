import { defineRule } from '../../define-rule.ts';
import { pipInstall } from '../../shell/program.ts';
import { type DockerfileDocument, environmentOf } from '../document.ts';

export const pipNoCache = defineRule<DockerfileDocument>(
  {
    id: 'dockerfile/pip-no-cache',
    title: 'Keep no copy of downloaded wheels in the image',
    severity: 'information',
    item: 'simplicity',
    why: 'pip keeps every wheel it downloaded in its cache. In an image nobody reads that cache again, and for machine learning it is often the larger half.',
    source: 'https://pip.pypa.io/en/stable/topics/caching/#disabling-caching',
    bad: 'FROM python:3.11-slim\nRUN pip install numpy==2.3.5\n',
    good: 'FROM python:3.11-slim\nRUN pip install --no-cache-dir numpy==2.3.5\n',
    fix: 'Adds --no-cache-dir.',
  },
  (document, report) => {
    for (const stage of document.stages) {
      if (isOn(environmentOf(stage).get('PIP_NO_CACHE_DIR'))) continue;
      for (const { commands, caches } of stage.runs) {
        if (caches.some((path) => /cache/.test(path))) continue;
        for (const command of commands) {
          const install = pipInstall(command);
          if (!install || command.words.some((word) => /^(?:--no-cache-dir|PIP_NO_CACHE_DIR=.+)$/.test(word.value)))
            continue;
          const { verb } = install;
          const edit = { range: document.lines.range(verb.end, verb.end), newText: ' --no-cache-dir' };
          report(document.lines.range(install.program.word.start, verb.end), 'pip leaves its cache in this layer.', {
            fixes: [{ title: 'Add --no-cache-dir', kind: 'safe', edits: [edit] }],
          });
        }
      }
    }
  },
);

/** pip reads any true value; `off`, `0` and the like once were and are read as given by old versions. */
const isOn = (value: string | undefined) => value !== undefined && value !== '';
