export { type Asked, ask } from './ask.ts';
export { type Backoff, usualBackoff } from './backoff.ts';
export { Endpoints, type EndpointsOptions, endpointFolder, isEndpointName, type StartRequest } from './endpoints.ts';
export { endpointHandlers, endpointsFolder } from './handlers.ts';
export { hashOf, newKey } from './key.ts';
export { readModelFiles } from './model-files.ts';
export { EndpointTable, type KeptEndpoint } from './table.ts';
export { verifyModelFolder } from './verify.ts';
