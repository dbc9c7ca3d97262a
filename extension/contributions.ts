/** Ids this extension contributes. A test compares them with package.json, so that neither can drift. */
export const commands = {
  prepare: 'slipway.prepare',
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
  acceptDraft: 'slipway.acceptDraft',
  discardDraft: 'slipway.discardDraft',
  applyFix: 'slipway.applyFix',
  openPlace: 'slipway.openPlace',
  openPage: 'slipway.openPage',
  showChecklist: 'slipway.showChecklist',
  doctor: 'slipway.doctor',
  restartDaemon: 'slipway.restartDaemon',
  showLog: 'slipway.showLog',
  refreshChecklist: 'slipway.refreshChecklist',
} as const;
export type CommandId = (typeof commands)[keyof typeof commands];

/** Commands that run code of the project or start programs: refused until the folder is trusted. */
export const runningCommands: readonly CommandId[] = [
  commands.prepare,
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
  assistBackend: 'assist.backend',
  assistModel: 'assist.model',
  assistBaseUrl: 'assist.baseUrl',
} as const;
