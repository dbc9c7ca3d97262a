import { evaluate } from '#core/checklist/index.ts';
import { olderNotes, type SafeReplacement, safeReplacements } from '#core/generate/older-versions.ts';
import { generatorOf, generators } from '#core/generate/registry.ts';
import { requirementsOf } from '#core/generate/requirements.ts';
import { setsOf } from '#core/generate/sets.ts';
import { kindOf, manifestKinds } from '#core/manifests/registry.ts';
import { languageTitle } from '#core/notebook/language.ts';
import type { Notebook } from '#core/notebook/model.ts';
import { readNotebook } from '#core/notebook/read.ts';
import { isScript, readScript, type Script } from '#core/notebook/script/read.ts';
import type { Project } from '#core/project.ts';
import { stepsOf } from '#core/proof/stale.ts';
import type { Analysis } from '#core/python/model.ts';
import { createAnalyser, type GrammarBytes } from '#core/python/parser.ts';
import { planPreparation } from '#core/python/slice/plan.ts';
import { planRun } from '#core/reproducibility/plan.ts';
import { type Outcome, refusal, success } from '#core/result.ts';
import {
  asSet,
  type Judged,
  judged,
  judgeNotebook,
  notebookRules,
  type RuleMeta,
  suppressionMeta,
} from '#core/rules/index.ts';
import { separate } from '#core/separate/separate.ts';
import { settledBefore } from '#core/separate/settled.ts';
import type { Finding } from '#protocol/finding.ts';
import { cellMarks } from './check/cell-marks.ts';
import type { Checker, NotebookInput, NotebookSource } from './check/checker.ts';
import { defaultManifest } from './check/default-manifest.ts';
import { knownIdsMeta, unknownIds } from './check/known-ids.ts';
import { movedCheck } from './check/moved.ts';

export type { CheckedNotebook, Checker, NotebookInput, NotebookSource } from './check/checker.ts';

/** Every rule there is, over notebooks and manifests; their pages are made from this. */
export const allRules: readonly RuleMeta[] = [
  ...notebookRules,
  suppressionMeta,
  knownIdsMeta,
  ...manifestKinds.flatMap((kind) => kind.rules),
];
const rules = new Map(allRules.map((rule) => [rule.id, rule]));

/** What a rule says of itself; null for an id no rule has. */
export const ruleOf = (id: string): RuleMeta | null => rules.get(id) ?? null;

/** Sets up the engine. Rejects when the bytes are no parser that fits. */
export async function createChecker(wasm: GrammarBytes): Promise<Checker> {
  const analyser = await createAnalyser(wasm);
  const manifestFindings = new WeakMap<Project, readonly Finding[]>();

  const judgeManifest: Checker['judgeManifest'] = (text, file, project, id): Judged => {
    const kind = id === undefined ? kindOf(file) : manifestKinds.find((each) => each.id === id);
    if (!kind) return { findings: [], silenced: [] };
    const unknown = kind.id === 'slipway' ? unknownIds(text, file, [...rules.keys()]) : [];
    const found = [...kind.lint(text, file, project), ...unknown].sort(byPlace);
    return judged(asSet(found, project.manifest), project.manifest);
  };
  const checkManifest: Checker['checkManifest'] = (...input) => [...judgeManifest(...input).findings];
  /** Of all manifests; a project's texts never change, so once is enough. */
  const findingsOf = (project: Project): readonly Finding[] => {
    const known = manifestFindings.get(project);
    if (known) return known;
    const found = [...project.texts].flatMap(([file, text]) => checkManifest(text, file, project));
    manifestFindings.set(project, found);
    return found;
  };

  /** What is the same for every plan: the requirements, text replaced for the run, and why libraries stay older. */
  const planned = <T extends { changes: string[] }>(
    input: NotebookInput,
    make: (analysis: Analysis, requirements: readonly string[], replaced: readonly SafeReplacement[]) => Outcome<T>,
  ): Outcome<T> => {
    const read = scriptOf(input);
    if (!read.ok) return read;
    const analysis = analyser.analyse(read.value.notebook);
    const requirements = requirementsOf(analysis, input.project, input.file);
    if (!requirements.ok) return requirements;
    const plan = make(analysis, requirements.value, safeReplacements(analysis, input.project));
    if (!plan.ok) return plan;
    const changes = [...plan.value.changes, ...olderNotes(analysis, input.project)];
    return success({ ...plan.value, changes });
  };

  return {
    isManifest: (file) => kindOf(file) !== null,
    checkManifest,
    judgeManifest,
    checkNotebook(input) {
      const read = scriptOf(input);
      if (!read.ok) return read;
      const { notebook, inFile } = read.value;
      const { file, project, modelFolder } = input;
      const analysis = analyser.analyse(notebook);
      const { findings, silenced } = judgeNotebook(analysis, project, file);
      const checklist = evaluate({
        file,
        analysis,
        project,
        findings,
        silenced,
        manifestFindings: findingsOf(project),
        modelFolder,
      });
      const checked = { analysis, findings, silenced, checklist, marks: cellMarks(analysis, findings) };
      return success(inFile === null ? checked : movedCheck(checked, inFile));
    },
    plan: (input) =>
      planned(input, (analysis, requirements, replaced) =>
        planPreparation(analysis, input.project, requirements, {
          notebook: input.file,
          replaced,
        }),
      ),
    planRun: (input) =>
      planned(input, (analysis, requirements, replaced) =>
        planRun(analysis, input.project, requirements, input.file, replaced),
      ),
    sets(input) {
      const read = scriptOf(input);
      return read.ok ? setsOf(analyser.analyse(read.value.notebook), input.project, input.file) : read;
    },
    separate({ folder, settled, modelFolder = new Map(), ...input }) {
      const read = scriptOf(input);
      if (!read.ok) return read;
      const { file, project } = input;
      const analysis = analyser.analyse(read.value.notebook);
      const requirements = requirementsOf(analysis, project, file);
      const { model } = project.manifest ?? defaultManifest(file);
      const made = separate({
        analysis,
        project,
        notebook: file,
        folder,
        modelFolder: model.folder,
        tolerance: model.tolerance,
        requirements: requirements.ok ? requirements.value : [],
        settled: settled ?? settledBefore(modelFolder, analysis, file),
      });
      return made.ok ? success({ ...made.value, origin: { notebook: file, steps: stepsOf(analysis) } }) : made;
    },
    generate({ generator: id, modelFolder, ...input }) {
      const generator = generatorOf(id);
      if (!generator)
        return refusal(`Nothing drafts "${id}"; there are ${generators.map((each) => each.id).join(', ')}.`);
      const read = scriptOf(input);
      if (!read.ok) return read;
      const { file, project } = input;
      const analysis = analyser.analyse(read.value.notebook);
      const manifest = project.manifest ?? defaultManifest(file);
      return generator.generate({ notebook: file, analysis, project, manifest, modelFolder });
    },
    dispose: () => analyser.dispose(),
  };
}

/** A notebook's places are in its cells; those of a script go back to its lines. */
function scriptOf(
  source: NotebookSource & { readonly file: string },
): Outcome<{ notebook: Notebook; inFile: Script['inFile'] | null }> {
  if ('text' in source && isScript(source.file)) return readScript(source.text);
  const notebook = 'text' in source ? readNotebook(source.text) : success(source.notebook);
  if (!notebook.ok) return notebook;
  const { language } = notebook.value;
  return language === 'python'
    ? success({ notebook: notebook.value, inFile: null })
    : refusal(`The notebook is in ${languageTitle(language)}, and Slipway reads notebooks in Python.`);
}

const byPlace = ({ place: { range: a } }: Finding, { place: { range: b } }: Finding): number =>
  a.start.line - b.start.line || a.start.character - b.start.character;
