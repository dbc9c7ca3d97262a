import * as vscode from 'vscode';
import { settings } from '#extension/contributions.ts';
import { aside } from '#extension/platform/aside.ts';
import { Disposables } from '#extension/platform/disposables.ts';
import { inform, warn } from '#extension/platform/messages.ts';
import { withoutCode } from '#extension/platform/plain.ts';
import { showMarkdown } from '#extension/platform/read-only-page.ts';
import type { Services } from '#extension/platform/services.ts';
import { findTarget, savedNotebook } from '#extension/platform/target.ts';
import { UserError } from '#extension/platform/user-error.ts';
import { withWork } from '#extension/platform/with-work.ts';
import type { Result } from '#protocol/rpc/index.ts';
import type { RunPlan, notebook as runNotebook } from '#protocol/rpc/run.ts';
import { CellRuns } from './cell-runs.ts';
import { limitsFrom } from './limits.ts';
import { outcomeOf, reportAsMarkdown } from './report.ts';

/** Runs notebooks in the daemon, shows each cell's state while they run and its verdict afterwards. */
export class Runs extends Disposables {
  readonly #services: Services;
  readonly #cells = this.track(new CellRuns());

  constructor(services: Services) {
    super();
    this.#services = services;
  }

  async run(argument: unknown): Promise<Result<typeof runNotebook>> {
    const { daemon, log } = this.#services;
    const target = await findTarget(this.#services, argument);
    const uri = await savedNotebook(target);
    const plan = await this.#plan(uri);
    const { run } = await import('#protocol/rpc/index.ts');
    const { defaultLimits } = await import('#protocol/rpc/run.ts');
    const { usualTolerance } = await import('#protocol/reproducibility.ts');
    const configuration = vscode.workspace.getConfiguration(settings.section, uri);
    const interpreter = configuration.get<string>(settings.python);
    const limits = limitsFrom((name) => configuration.get(name), defaultLimits);
    const marks = this.#cells.begin(uri);
    try {
      const result = await withWork(this.#services, { kind: 'run', uri, title: `Running ${target.notebook}` }, (job) =>
        daemon.call(
          run.notebook,
          {
            project: target.project,
            notebook: target.notebook,
            plan,
            limits,
            tolerance: usualTolerance,
            ...(interpreter ? { interpreter } : {}),
          },
          {
            signal: job.signal,
            report: (event) => {
              if (event.cell !== undefined) marks.state(event.cell);
              job.report(event);
            },
          },
        ),
      );
      marks.verdicts(result.report.cells);
      aside(log, 'Run in a Clean Environment', tell(uri, result));
      return result;
    } catch (error) {
      marks.end();
      throw error;
    }
  }

  async #plan(uri: vscode.Uri): Promise<RunPlan> {
    const { runPlan } = await import('#protocol/language.ts');
    const answer = await this.#services.language.ask(runPlan, { uri: uri.toString() });
    if (!answer.ok) throw new UserError(answer.reason, 'Mend that, or name what is missing, and run again.');
    return answer.value;
  }
}

async function tell(uri: vscode.Uri, { report, notKept }: Result<typeof runNotebook>): Promise<void> {
  const [show, go] = ['Show Report', 'Go to Cell'];
  const { parts } = report;
  const text = withoutCode(outcomeOf(report, notKept));
  const chosen =
    parts !== null ? await warn(text, show, go) : notKept === null ? await inform(text, show) : await warn(text, show);
  if (chosen === show) await showMarkdown(`Run of ${report.notebook.split('/').at(-1)}.md`, reportAsMarkdown(report));
  if (chosen === go && parts !== null) await reveal(uri, parts.cell);
}

async function reveal(uri: vscode.Uri, cell: number): Promise<void> {
  const document = await vscode.workspace.openNotebookDocument(uri);
  const range = new vscode.NotebookRange(cell, cell + 1);
  const editor = await vscode.window.showNotebookDocument(document, { selections: [range] });
  editor.revealRange(range, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
}
