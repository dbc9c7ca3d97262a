import type { Command } from 'commander';
import { KeyReference, keysNamed } from '#protocol/encryption.ts';
import { encryption } from '#protocol/rpc/index.ts';
import { CannotDo, exitCodes } from '../exit.ts';
import { type OpenProject, openProject } from '../project.ts';
import type { Runner } from '../runner.ts';
import { withDaemon } from '../session.ts';

interface Options {
  readonly key: readonly string[];
  readonly rewrap?: boolean;
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

export function addEncrypt(program: Command, run: Runner): void {
  program
    .command('encrypt')
    .description('encrypt the model folder; it is opened in memory only from then on')
    .option(
      '--key <key>',
      'keychain, keychain:NAME, file, vault:NAME or aws-kms:KEY; more than once for several of which any opens it; those of slipway.yaml when left out',
      collect,
      [],
    )
    .option('--rewrap', 'keep the encrypted files and wrap their key again, with these keys and no others')
    .action(
      run(async (output, options: Options) => {
        const project = await openProject(process.cwd());
        const { folder } = project.withManifest().manifest.model;
        const keys = keysOf(project, options.key);
        const method = options.rewrap === true ? encryption.rewrap : encryption.encrypt;
        const sealed = await withDaemon(output, (call) => call(method, { project: project.folder, folder, keys }));
        output.result(sealed, () => [
          options.rewrap === true
            ? `✓ ${sealed.folder} opens with these keys now; its files were not touched`
            : `✓ ${sealed.files} files of ${sealed.folder} are encrypted`,
          ...sealed.keys.map(({ provider, id }) => `  ${provider}: ${id}`),
        ]);
        return exitCodes.ok;
      }),
    );
}

export function addDecrypt(program: Command, run: Runner): void {
  program
    .command('decrypt')
    .description('put the model folder back in the clear')
    .action(
      run(async (output) => {
        const project = await openProject(process.cwd());
        const { folder } = project.withManifest().manifest.model;
        const made = await withDaemon(output, (call) => call(encryption.decrypt, { project: project.folder, folder }));
        output.result(made, () => [`✓ ${made.files} files of ${made.folder} are in the clear`]);
        return exitCodes.ok;
      }),
    );
}

function keysOf(project: OpenProject, given: readonly string[]): KeyReference[] {
  if (given.length === 0) {
    const named = keysNamed(project.withManifest().manifest.model.encrypt);
    if (named !== undefined) return named;
    throw new CannotDo(
      'No key is named to encrypt the model under.',
      'Give one, such as --key keychain, or write model.encrypt.key into slipway.yaml.',
    );
  }
  return given.map((text) => {
    const parsed = KeyReference.safeParse(text);
    if (parsed.success) return parsed.data;
    // Somebody may have given the key itself, which is not repeated.
    throw new CannotDo(
      'What --key was given names no key.',
      'Use keychain, keychain:NAME, file, vault:NAME or aws-kms:KEY; a key itself goes into SLIPWAY_MODEL_KEY_FILE or SLIPWAY_MODEL_KEY.',
    );
  });
}
