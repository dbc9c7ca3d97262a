import { keysNamed } from '#protocol/encryption.ts';
import type { Manifest } from '#protocol/manifest.ts';
import { prepare, type Result } from '#protocol/rpc/index.ts';
import type { PreparationPlan, SeparatedCode } from '#protocol/rpc/prepare.ts';
import { CannotDo } from './exit.ts';
import type { Output } from './output.ts';
import { type OpenProject, openProject } from './project.ts';
import { withDaemon } from './session.ts';
import { writeFiles } from './write.ts';

export interface Planned {
  readonly project: OpenProject;
  readonly notebook: string;
  readonly manifest: Manifest;
  readonly plan: PreparationPlan;
}

export type Prepared = Result<typeof prepare.prepare>;

/** What will be run of which notebook. Throws where it cannot be prepared; a project without a manifest gets one. */
export async function planned(output: Output, path: string | undefined, dryRun: boolean): Promise<Planned> {
  const found = await openProject(path ?? process.cwd());
  const notebook = path === undefined ? found.withManifest().manifest.notebook : found.relative(path);
  const { project, manifest } = await withOwnManifest(found, notebook, dryRun, (line) => output.note(line));
  const plan = project.checker.plan(await project.input(notebook));
  if (!plan.ok) throw new CannotDo(`${notebook} cannot be prepared: ${plan.reason}`);
  return { project, notebook, manifest, plan: plan.value };
}

/** Prepares what was planned, in the daemon, into the project's model folder: encrypted where the manifest names a key. */
export async function prepareProject(
  output: Output,
  { project, notebook, manifest, plan }: Planned,
  {
    python,
    separated = [],
  }: { readonly python?: string | undefined; readonly separated?: readonly SeparatedCode[] | undefined },
): Promise<Prepared> {
  const sets = project.checker.sets(await project.input(notebook));
  const encrypt = keysNamed(manifest.model.encrypt);
  return withDaemon(output, (call) =>
    call(prepare.prepare, {
      project: project.folder,
      notebook,
      name: manifest.name,
      plan,
      folder: manifest.model.folder,
      tolerance: manifest.model.tolerance,
      ...(separated.length === 0 ? {} : { separated: [...separated] }),
      ...(encrypt === undefined ? {} : { encrypt }),
      ...(python === undefined ? {} : { interpreter: python }),
      ...(sets.ok && sets.value.kernel !== null ? { kernel: sets.value.kernel } : {}),
      ...(sets.ok && sets.value.serving !== null ? { serving: sets.value.serving } : {}),
    }),
  );
}

/** A project without a manifest gets its first one, from what the notebook shows. */
async function withOwnManifest(
  project: OpenProject,
  notebook: string,
  dryRun: boolean,
  note: (line: string) => void,
): Promise<{ project: OpenProject; manifest: Manifest }> {
  if (project.manifest !== null) return { project, manifest: project.manifest };
  if (project.paths.includes('slipway.yaml'))
    throw new CannotDo(
      'slipway.yaml is there and cannot be read.',
      'Run "slipway check slipway.yaml" to see what is wrong with it.',
    );
  const draft = await project.generate('manifest', notebook);
  const manifest = project.parseManifest(draft[0]?.text ?? '');
  if (dryRun) {
    note('slipway.yaml would be written.');
    return { project, manifest };
  }
  for (const line of await writeFiles(project.folder, draft)) note(line);
  return { project: await openProject(project.folder), manifest };
}
