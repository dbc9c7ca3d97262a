export { trackHandlers } from './handlers.ts';
export { type Recorded, record } from './record.ts';
