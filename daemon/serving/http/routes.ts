import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ModelFolder } from '../model-folder.ts';
import type { ModelService } from '../model-service.ts';
import { send, sendJson } from './answer.ts';
import { readBody } from './body.ts';
import type { Gate } from './keys.ts';
import { modelMetadata, serverMetadata } from './metadata.ts';
import { metricsText, type RequestCounts } from './metrics.ts';
import { RequestFailure } from './request-failure.ts';

/** One exchange: whoever handles it answers by `response` or calls `fail` once. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly id: string;
  readonly fail: (failure: RequestFailure) => void;
}

export interface Route {
  /** Label of the metrics. */
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** Whether it needs no key. */
  readonly open: boolean;
  readonly handle: (exchange: Exchange) => void;
}

export interface RouteContext {
  readonly modelName: string;
  readonly maxBodyBytes: number;
  readonly counts: RequestCounts;
  readonly gate: Gate;
  /** Null until the model is loaded. */
  readonly loaded: () => { readonly model: ModelFolder; readonly service: ModelService } | null;
  /** False while loading and while draining. */
  readonly ready: () => boolean;
}

/** The route of a path, or why there is none. */
export type Router = (path: string) => Route | RequestFailure;

/** Routes of the Open Inference Protocol v2 for one model, `/metrics`, and the drift report. */
export function router(context: RouteContext): Router {
  const health = healthRoutes(context);
  const general = generalRoutes(context);
  const ofModel = modelRoutes(context);
  return (path) => {
    const fixed = health.get(path) ?? general.get(path);
    if (fixed) return fixed;
    const match = /^\/v2\/models\/([^/]+)(?:\/versions\/([^/]+))?(?:\/([a-z]+))?$/.exec(path);
    if (!match) return new RequestFailure(404, `There is nothing at ${path.slice(0, 100)}. GET /v2 says what this is.`);
    const [, name = '', version, action = ''] = match;
    if (name !== context.modelName)
      return new RequestFailure(404, `There is no model ${JSON.stringify(name)} here; ${context.modelName} is served.`);
    const served = context.loaded()?.model.version;
    if (version !== undefined && served !== undefined && version !== served)
      return new RequestFailure(
        404,
        `There is no version ${JSON.stringify(version)} of ${name} here; ${served} is served.`,
      );
    return ofModel.get(action) ?? new RequestFailure(404, `A model has no ${JSON.stringify(action)} here.`);
  };
}

const get = (name: string, handle: Route['handle'], open = false): Route => ({ name, method: 'GET', open, handle });

function healthRoutes(context: RouteContext): Map<string, Route> {
  return new Map([
    ['/v2/health/live', get('live', ({ response }) => sendJson(response, 200, { live: true }), true)],
    ['/v2/health/ready', get('ready', (exchange) => sendReady(context, exchange, {}), true)],
  ]);
}

function sendReady(context: RouteContext, { response }: Exchange, more: object): void {
  const ready = context.ready();
  sendJson(response, ready ? 200 : 503, { ...more, ready }, ready ? {} : { 'retry-after': '1' });
}

function generalRoutes(context: RouteContext): Map<string, Route> {
  return new Map([
    ['/v2', get('server', ({ response }) => sendJson(response, 200, serverMetadata))],
    [
      '/metrics',
      get('metrics', ({ response }) => {
        const { model, service } = whenLoaded(context);
        const text = metricsText({
          modelName: context.modelName,
          version: model.version,
          counts: context.counts,
          recorder: service.recorder,
          waiting: service.waiting,
          inFlight: service.inFlight,
          workerCrashes: service.crashes,
        });
        send(response, 200, text, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
      }),
    ],
  ]);
}

function modelRoutes(context: RouteContext): Map<string, Route> {
  return new Map([
    [
      '',
      get('metadata', ({ response }) => {
        const { model, service } = whenLoaded(context);
        sendJson(response, 200, modelMetadata(context.modelName, model.version, model.signature, service.face));
      }),
    ],
    ['ready', get('model-ready', (exchange) => sendReady(context, exchange, { name: context.modelName }))],
    ['drift', get('drift', ({ response }) => sendJson(response, 200, whenLoaded(context).service.recorder.report))],
    ['infer', { name: 'infer', method: 'POST', open: false, handle: (exchange) => infer(context, exchange) }],
  ]);
}

function infer(context: RouteContext, { request, response, id, fail }: Exchange): void {
  if (request.headers['inference-header-content-length'] !== undefined)
    throw new RequestFailure(400, 'The binary tensor extension is not spoken here; send the tensors as JSON.', {
      connection: 'close',
    });
  const { service } = whenLoaded(context);
  const refuse = (failure: RequestFailure) => {
    service.recorder.failed();
    fail(failure);
  };
  const done = (answer: string | RequestFailure) => {
    if (answer instanceof RequestFailure) refuse(answer);
    else send(response, 200, answer, { 'x-request-id': id });
  };
  const answer = (body: Buffer) => {
    try {
      service.infer(body.toString('utf8'), id, done);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      refuse(error);
    }
  };
  readBody(request, context.maxBodyBytes, answer, refuse);
}

function whenLoaded(context: RouteContext) {
  const loaded = context.loaded();
  if (!loaded)
    throw new RequestFailure(503, 'The model is being loaded. Try again in a second.', { 'retry-after': '1' });
  return loaded;
}
