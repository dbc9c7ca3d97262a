// The suites' door to the container engine; scripts/engine.ts start|stop|status is the same for a person.
export { ensureBaseImages, startEngine, type TestEngine } from '#scripts/engine/index.ts';
