export { ownSurroundings, type Surroundings } from './engine/surroundings.ts';
export { type FoundEngine, findEngine } from './find-engine.ts';
