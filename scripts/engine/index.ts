export { ensureBaseImages } from './base-images.ts';
export { startEngine, type TestEngine } from './start.ts';
