import { defineRule, type FixDraft } from '../../define-rule.ts';
import { type DockerfileDocument, isFinal, lineBefore, type Stage } from '../document.ts';

const servers =
  /\b(?:uvicorn|gunicorn|hypercorn|flask|fastapi|waitress-serve|streamlit|bentoml|tritonserver|torchserve|mlflow|tensorflow_model_server)\b/;

export const healthcheck = defineRule<DockerfileDocument>(
  {
    id: 'dockerfile/healthcheck',
    title: 'Say how to tell whether the service is well',
    severity: 'information',
    item: 'monitoring',
    why: 'Without a health check a container counts as well while its process lives, though the model may never have loaded.',
    source: 'https://docs.docker.com/reference/dockerfile/#healthcheck',
    bad: 'FROM python:3.11-slim\nUSER 10001:10001\nEXPOSE 8080\nCMD ["uvicorn", "app:app", "--port", "8080"]\n',
    good: 'FROM python:3.11-slim\nUSER 10001:10001\nEXPOSE 8080\nHEALTHCHECK --start-period=30s CMD ["python3", "-c", "import urllib.request as r; r.urlopen(\'http://127.0.0.1:8080/health\', timeout=4)"]\nCMD ["uvicorn", "app:app", "--port", "8080"]\n',
    fix: 'On a Python image with one port exposed, offers a check of /health that needs no further program; set the path your service has.',
  },
  (document, report) => {
    const stage = document.stages.find((each) => isFinal(each, document));
    if (!stage || chain(stage).some((each) => each.getKeyword() === 'HEALTHCHECK')) return;
    const command = stage.instructions.findLast((each) => ['CMD', 'ENTRYPOINT'].includes(each.getKeyword()));
    const exposed = chain(stage).filter((each) => each.getKeyword() === 'EXPOSE');
    if (!command || (exposed.length === 0 && !servers.test(command.getArgumentsContent() ?? ''))) return;
    const port = /^(\d+)(?:\/tcp)?$/.exec(exposed[0]?.getArgumentsContent()?.trim() ?? '')?.[1];
    const python = /(?:^|\/)python$/.test(root(stage).from.getImageName() ?? '');
    const first = stage.instructions.find((each) => ['CMD', 'ENTRYPOINT'].includes(each.getKeyword())) ?? command;
    const fixes: FixDraft[] = [];
    if (python && port && exposed.length === 1) {
      const probe = `import urllib.request as r; r.urlopen('http://127.0.0.1:${port}/health', timeout=4)`;
      const newText = `HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python3", "-c", "${probe}"]${document.lines.eol}`;
      fixes.push({ title: 'Add a health check', kind: 'offered', edits: [{ range: lineBefore(first), newText }] });
    }
    report(command.getInstructionRange(), 'This service has no HEALTHCHECK.', { fixes });
  },
);

const chain = (stage: Stage): Stage['instructions'][number][] => [
  ...(stage.parent ? chain(stage.parent) : []),
  ...stage.instructions,
];
const root = (stage: Stage): Stage => (stage.parent ? root(stage.parent) : stage);
