import { readFile, writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { applySafeFixes } from '#core/check/fix.ts';
import type { Checklist } from '#protocol/checklist.ts';
import type { Finding } from '#protocol/finding.ts';
import { CannotDo, type ExitCode, exitCodes } from '../exit.ts';
import { type OpenProject, openProject } from '../project.ts';
import type { Runner } from '../runner.ts';
import { checklistLines, findingLine } from '../text.ts';

const severities: readonly string[] = ['hint', 'information', 'warning', 'error'];

interface Options {
  readonly failOn: string;
  readonly fix?: boolean;
  readonly manifests: boolean;
}

interface Checked {
  readonly file: string;
  readonly findings: readonly Finding[];
  readonly checklist?: Checklist;
}

export function addCheck(program: Command, run: Runner): void {
  program
    .command('check')
    .description('read notebooks and manifests, and say what stands between them and production')
    .argument('[paths...]', 'notebooks or manifests; the notebook and every manifest of the project when left out')
    .option('--fail-on <severity>', `least severity that counts: ${severities.join(', ')} or never`, 'warning')
    .option('--fix', 'apply every safe fix')
    .option('--no-manifests', 'only the notebooks')
    .action(
      run(async (output, paths: string[], options: Options) => {
        const project = await openProject(paths[0] ?? process.cwd());
        const files =
          paths.length > 0
            ? paths.map((path) => relative(project.folder, resolve(path)).replaceAll('\\', '/'))
            : defaultFiles(project);
        if (options.fix === true)
          for (const file of files) for (const line of await fix(project, file)) output.note(line);
        const current = options.fix === true ? await openProject(project.folder) : project;
        const checked = await Promise.all(files.map((file) => check(current, file)));
        const linted = options.manifests && paths.length === 1 ? current.manifestFindings(files) : [];
        const all = [...checked, ...linted];
        output.result({ files: all }, () => all.flatMap(report));
        return verdict(all, options.failOn);
      }),
    );
}

/** The manifest's notebook and every manifest; without a manifest every notebook there is. */
function defaultFiles(project: OpenProject): string[] {
  const notebook =
    project.manifest === null ? project.paths.filter((path) => path.endsWith('.ipynb')) : [project.manifest.notebook];
  const files = [...notebook, ...project.paths.filter((path) => project.checker.isManifest(path))];
  if (files.length === 0)
    throw new CannotDo(`${project.folder} has no notebook and no manifest.`, 'Name a notebook: slipway check PATH.');
  return files;
}

async function check(project: OpenProject, file: string): Promise<Checked> {
  const text = await project.read(file);
  if (!file.endsWith('.ipynb')) return { file, findings: project.checker.checkManifest(text, file, project.snapshot) };
  const result = project.checker.checkNotebook({
    text,
    file,
    project: project.snapshot,
    modelFolder: project.modelFolder,
  });
  if (!result.ok) throw new CannotDo(`${file}: ${result.reason}`);
  return { file, findings: result.value.findings, checklist: result.value.checklist };
}

async function fix(project: OpenProject, file: string): Promise<string[]> {
  const path = project.resolve(file);
  const text = await readFile(path, 'utf8');
  const { findings } = await check(project, file);
  const fixed = applySafeFixes(text, file, findings);
  if (fixed.applied.length === 0) return [];
  await writeFile(path, fixed.text);
  return fixed.applied.map((title) => `${file}: ${title}`);
}

function report(checked: Checked): string[] {
  return [
    ...checked.findings.map(findingLine),
    ...(checked.checklist === undefined
      ? []
      : ['', `${checked.file}, the way to production:`, ...checklistLines(checked.checklist)]),
  ];
}

function verdict(checked: readonly Checked[], failOn: string): ExitCode {
  if (failOn === 'never') return exitCodes.ok;
  const least = severities.indexOf(failOn);
  if (least < 0) throw new CannotDo(`There is no severity "${failOn}".`, `Use ${severities.join(', ')} or never.`);
  const counts = checked.some(({ findings }) =>
    findings.some((finding) => severities.indexOf(finding.severity) >= least),
  );
  return counts ? exitCodes.findings : exitCodes.ok;
}
