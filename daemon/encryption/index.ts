export { encryptionHandlers } from './handlers.ts';
