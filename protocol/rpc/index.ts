export * as daemon from './daemon.ts';
export * as deploy from './deploy.ts';
export { ErrorData, errorCodes } from './errors.ts';
export { type Method, method, type Params, type Result } from './method.ts';
export * as prepare from './prepare.ts';
export { Progress } from './progress.ts';
export * as run from './run.ts';
export * as serve from './serve.ts';
export * as track from './track.ts';
