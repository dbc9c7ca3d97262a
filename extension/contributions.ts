/** Ids this extension contributes. A test compares them with package.json, so that neither can drift. */
export const commands = {
  prepare: 'slipway.prepare',
  run: 'slipway.run',
  lock: 'slipway.lock',
  serve: 'slipway.serve',
  stopServing: 'slipway.stopServing',
  tryIt: 'slipway.tryIt',
  buildImage: 'slipway.buildImage',
  deploy: 'slipway.deploy',
  rollback: 'slipway.rollback',
  showDeployments: 'slipway.showDeployments',
  showDrift: 'slipway.showDrift',
  track: 'slipway.track',
  draftDockerfile: 'slipway.draftDockerfile',
  draftModelCard: 'slipway.draftModelCard',
  setApiKey: 'slipway.setApiKey',
  showPrompt: 'slipway.showPrompt',
  generate: 'slipway.generate',
  separate: 'slipway.separate',
  acceptDraft: 'slipway.acceptDraft',
  discardDraft: 'slipway.discardDraft',
  applyFix: 'slipway.applyFix',
  fixAll: 'slipway.fixAll',
  silence: 'slipway.silence',
  decide: 'slipway.decide',
  notApplicable: 'slipway.notApplicable',
  reopen: 'slipway.reopen',
  openPlace: 'slipway.openPlace',
  openPage: 'slipway.openPage',
  showChecklist: 'slipway.showChecklist',
  doctor: 'slipway.doctor',
  restartDaemon: 'slipway.restartDaemon',
  showLog: 'slipway.showLog',
  refreshChecklist: 'slipway.refreshChecklist',
} as const;
export type CommandId = (typeof commands)[keyof typeof commands];

/** As package.json has them. */
export const titles: Readonly<Record<CommandId, string>> = {
  [commands.prepare]: 'Prepare Model',
  [commands.run]: 'Run in a Clean Environment',
  [commands.lock]: 'Lock Environment',
  [commands.serve]: 'Serve Model',
  [commands.stopServing]: 'Stop Serving',
  [commands.tryIt]: 'Try Endpoint',
  [commands.buildImage]: 'Build Image',
  [commands.deploy]: 'Deploy',
  [commands.rollback]: 'Roll Back Deployment',
  [commands.showDeployments]: 'Show Deployments',
  [commands.showDrift]: 'Show Drift',
  [commands.track]: 'Record Run in MLflow',
  [commands.draftDockerfile]: 'Draft Dockerfile',
  [commands.draftModelCard]: 'Draft Model Card',
  [commands.setApiKey]: 'Set API Key for Drafts',
  [commands.showPrompt]: 'Show Last Prompt',
  [commands.generate]: 'Generate File',
  [commands.separate]: 'Separate Training and Inference',
  [commands.acceptDraft]: 'Write Draft',
  [commands.discardDraft]: 'Discard Draft',
  [commands.applyFix]: 'Apply Fix',
  [commands.fixAll]: 'Fix All Safe Findings',
  [commands.silence]: 'Silence Finding',
  [commands.decide]: 'Record Decision',
  [commands.notApplicable]: 'Mark Check as Not Applicable',
  [commands.reopen]: 'Take Back Decision',
  [commands.openPlace]: 'Go to Finding',
  [commands.openPage]: 'Open Documentation Page',
  [commands.showChecklist]: 'Show Checklist',
  [commands.doctor]: 'Check This Machine',
  [commands.restartDaemon]: 'Restart Daemon',
  [commands.showLog]: 'Show Log',
  [commands.refreshChecklist]: 'Refresh Checklist',
};

/** Commands that run code of the project or start programs: refused until the folder is trusted. */
export const runningCommands: readonly CommandId[] = [
  commands.prepare,
  commands.run,
  commands.lock,
  commands.serve,
  commands.tryIt,
  commands.buildImage,
  commands.deploy,
  commands.rollback,
  commands.showDeployments,
  commands.showDrift,
  commands.track,
  commands.draftDockerfile,
  commands.draftModelCard,
  commands.doctor,
  commands.restartDaemon,
];

export const views = { checklist: 'slipway.checklist', endpoints: 'slipway.endpoints' } as const;

export const panels = { drift: 'slipway.drift', tryIt: 'slipway.tryIt' } as const;

export const chatParticipant = 'slipway';

/** Context keys for `when` clauses. */
export const contexts = { draft: 'slipway.draft', notebook: 'slipway.notebook' } as const;

export const settings = {
  section: 'slipway',
  python: 'python',
  runTimeout: 'run.timeout',
  runCellTimeout: 'run.cellTimeout',
  runMemory: 'run.memory',
  assistBackend: 'assist.backend',
  assistModel: 'assist.model',
  assistBaseUrl: 'assist.baseUrl',
} as const;
