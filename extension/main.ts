import * as vscode from 'vscode';
import { registerAssist } from './assist/register.ts';
import { registerChecklist } from './checklist/register.ts';
import { registerContainers } from './containers/register.ts';
import { Daemon } from './daemon/daemon.ts';
import { registerDaemon } from './daemon/register.ts';
import type { DaemonState } from './daemon/state.ts';
import { registerDeploy } from './deploy/register.ts';
import { registerDoctor } from './doctor/register.ts';
import { registerDrift } from './drift/register.ts';
import { Language, type NotebookChecklist } from './language/language.ts';
import { Commands, type FailedCommand } from './platform/commands.ts';
import { Drafts } from './platform/drafts.ts';
import { registerPages } from './platform/read-only-page.ts';
import type { Services } from './platform/services.ts';
import { type Stages, Work } from './platform/work.ts';
import { registerPrepare } from './prepare/register.ts';
import { registerRun } from './run/register.ts';
import { registerSeparate } from './separate/register.ts';
import { registerServing } from './serving/register.ts';
import { registerTrack } from './track/register.ts';

/** What tests and other extensions may ask. */
export interface SlipwayApi {
  readonly languageServerStarted: boolean;
  readonly daemon: DaemonState;
  readonly onDaemon: vscode.Event<DaemonState>;
  /** Fires when a command failed or was cancelled; running one by program answers `undefined` then. */
  readonly onFailed: vscode.Event<FailedCommand>;
  checklist(notebook: vscode.Uri): NotebookChecklist | undefined;
  /** How far checks are that something is at work on, by their ids. */
  stages(notebook: vscode.Uri): Stages;
  /** Fires with a notebook's URI when a stage of work on it begins or ends. */
  readonly onStage: vscode.Event<vscode.Uri>;
  /** The extension's own, in VS Code's test mode only: other extensions have no business with keys. */
  readonly secrets?: vscode.SecretStorage;
}

/** Registers, and starts nothing: the language server comes with the first notebook or manifest, the daemon with the first action. */
export function activate(context: vscode.ExtensionContext): SlipwayApi {
  const began = performance.now();
  const log = vscode.window.createOutputChannel('Slipway', { log: true });
  const commands = new Commands(log);
  const language = new Language(context, log);
  const daemon = new Daemon(context, log);
  const drafts = new Drafts(commands, log);
  const work = new Work();
  const services: Services = { context, log, commands, language, daemon, drafts, work };

  const serving = registerServing(services);
  registerPrepare(services);
  registerRun(services);
  registerSeparate(services);
  registerContainers(services);
  registerDeploy(services, serving.keys);
  registerDoctor(services);
  registerTrack(services);
  context.subscriptions.push(
    log,
    daemon,
    language,
    drafts,
    work,
    registerPages(),
    serving,
    registerAssist(services),
    registerChecklist(services),
    registerDaemon(services),
    registerDrift(services, serving.endpoints),
    commands,
  );
  log.info(`registered in ${(performance.now() - began).toFixed(1)} ms`);
  setImmediate(() => language.lookAtOpenDocuments());
  return {
    get languageServerStarted() {
      return language.started;
    },
    get daemon() {
      return daemon.state;
    },
    onDaemon: daemon.onState,
    onFailed: commands.onFailed,
    checklist: (notebook) => language.checklist(notebook),
    stages: (notebook) => work.stages(notebook),
    onStage: work.onChange,
    ...(context.extensionMode === vscode.ExtensionMode.Test ? { secrets: context.secrets } : {}),
  };
}
