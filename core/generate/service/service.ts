import { refusal, success } from '#core/result.ts';
import { Signature } from '#protocol/model.ts';
import { pathOf } from '../dockerfile-facts.ts';
import type { GeneratedFile, Generator } from '../generator.ts';
import { contractPy } from './contract-py.ts';
import { type Framework, frameworks } from './frameworks.ts';
import { openApi } from './openapi.ts';

/** Folder of the service in the project. */
export const serviceFolder = 'service';

/** A Python service for the model folder's loader, one generator a framework: the same contract, other routes. */
export const services: readonly Generator[] = frameworks.map(
  (framework): Generator => ({
    id: `service-${framework.id}`,
    title: `Python service with ${framework.title}`,
    generate({ manifest, modelFolder }) {
      const signature = signatureOf(modelFolder.get('slipway/signature.json'));
      if (signature === null)
        return refusal(
          'A service is drafted from the signature of a prepared model, and there is none. Run "slipway prepare" first.',
        );
      return success(serviceFiles(framework, manifest.name, manifest.model.folder, signature));
    },
  }),
);

/** The files of a service for the model in `modelFolder`, relative to the project. */
export function serviceFiles(
  framework: Framework,
  name: string,
  modelFolder: string,
  signature: Signature,
): GeneratedFile[] {
  const folder = pathOf(modelFolder);
  const openapi = JSON.stringify(openApi(name, signature), null, 2);
  const files = {
    'app.py': framework.app(name),
    'contract.py': contractPy(name, folder),
    'openapi.json': `${openapi}\n`,
    'requirements.txt': requirementsTxt(framework, folder),
  };
  return Object.entries(files).map(([file, text]) => ({ path: `${serviceFolder}/${file}`, text }));
}

function requirementsTxt({ requirements, title, start }: Framework, folder: string): string {
  return `# What the ${title} service needs beside the model's own packages, which come first:
#   (cd ../${folder} && pip install --require-hashes --no-deps -r slipway/requirements.lock)
#   pip install -r requirements.txt
# Where the model folder has a model.onnx, what asks it, too: pip install -r ../${folder}/requirements.txt
# Then, with SLIPWAY_API_KEYS_SHA256 set: ${start}
${requirements.join('\n')}
`;
}

function signatureOf(text: string | undefined): Signature | null {
  if (text === undefined) return null;
  try {
    const parsed = Signature.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // Broken JSON is the same as none: preparing makes it anew.
    return null;
  }
}
