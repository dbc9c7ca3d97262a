export { runHandlers } from './handlers.ts';
