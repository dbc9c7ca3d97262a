export { pythonHandlers } from './handlers.ts';
