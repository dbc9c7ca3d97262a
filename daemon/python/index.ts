export { pythonHandlers } from './handlers.ts';
export { modelEnvironment } from './model-environment.ts';
