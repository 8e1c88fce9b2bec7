/** The doors in their order. */
import type { RequestListener } from 'node:http';
import express, { type ErrorRequestHandler } from 'express';
import { ADMIN_PATH, type AdminDeps, adminDoor } from './admin/door.ts';
import { guarded } from './admin/guard.ts';
import type { Together } from './admin/together.ts';
import { adminToken } from './admin/token.ts';
import { modelList } from './codex/catalog.ts';
import type { Config } from './config.ts';
import type { Place } from './crew.ts';
import { Fault } from './fault.ts';
import { type FailureHandler, type Handler, inOrder } from './handlers.ts';
import { acceptsEvents, excerpt, sendFault } from './http/faults.ts';
import { hostGuard } from './http/host-guard.ts';
import { requestIdOf } from './http/request-names.ts';
import { createResponse, probeResponses, type ResponsesDeps } from './http/responses.ts';
import type { Clients } from './identity/clients.ts';
import { clientGuard } from './identity/guard.ts';
import type { Logger } from './log.ts';
import { sendJson } from './ports.ts';
import { METRICS_PATH, metricsDoor, Scrapes } from './telemetry/door.ts';
import type { Meters } from './telemetry/meters.ts';

export interface AppDeps extends ResponsesDeps {
  /** What the admin API works with besides; without it there is none. */
  readonly admin?: Omit<AdminDeps, 'config' | 'log' | 'upstream' | 'health' | 'turns' | 'openTurns'>;
  /** True once the server finishes its last answers; /readyz then says so. */
  readonly isStopping?: () => boolean;
  /** Who may use /v1; without it everybody who gets past the guard of the Host header. */
  readonly clients?: Clients;
  /** Counts what happens at the doors; without it there is nothing at /metrics. */
  readonly meters?: Meters;
  /** Of this process among those that answer together. */
  readonly place?: Place;
  /** Where there are several: joins what the admin API and the meters show of them. */
  readonly join?: ((here: AdminDeps, meters: Meters) => Together) | undefined;
}

/** Whoever writes it otherwise (RFC 3986 has many ways) is answered by the router. */
const TURNS_PATH = '/v1/responses';
const ROUTES = 'POST /v1/responses, GET /v1/models, GET /healthz, GET /readyz';

/** The whole server as one handler: it opens no port and reads no setting but the given ones. */
export function buildApp(config: Config, deps: AppDeps): RequestListener {
  const { meters } = deps;
  const routes = meters === undefined ? ROUTES : `${ROUTES}, GET ${METRICS_PATH}`;
  const app = express();
  app.disable('x-powered-by').disable('etag');
  const counting = meters === undefined ? [] : [countDoors(meters)];
  const guards: Handler[] = [commonHeaders, accessLog(deps.log), ...counting, hostGuard(config)];
  const clientGuards: Handler[] = deps.clients === undefined ? [] : [clientGuard(deps.clients)];
  app.use(...guards);
  for (const guard of clientGuards) app.use('/v1', guard);
  const turns = turnCount();
  const turnDoor: Handler[] = [turns.count, createResponse(deps, config.maxBodyBytes)];
  const guard = guarded(adminToken(config.dataDir, config.adminToken), deps.place);
  app
    .route(TURNS_PATH)
    .post(...turnDoor)
    .get(probeResponses);
  app.get('/v1/models', async (_request, response) => {
    sendJson(response, 200, modelList(deps.routes, await deps.chatGpt?.models()));
  });
  app.get('/healthz', (_request, response) => sendJson(response, 200, { status: 'ok', server: 'm2c' }));
  app.get('/readyz', (_request, response) => {
    if (deps.isStopping?.() !== true) sendJson(response, 200, { status: 'ok' });
    else sendJson(response, 503, new Fault('server_error', 'm2c is stopping and takes no more requests.').envelope());
  });
  let together: Together | null = null;
  if (deps.admin !== undefined) {
    const { log, upstream, health } = deps;
    const admin = { ...deps.admin, config, log, upstream, health, turns: deps, openTurns: turns.open };
    if (meters !== undefined) together = deps.join?.(admin, meters) ?? null;
    app.use(ADMIN_PATH, adminDoor(admin, guard, together));
  }
  if (meters !== undefined)
    app.get(METRICS_PATH, guard, metricsDoor(together?.scrapes ?? new Scrapes(meters), together?.allScrapes));
  app.use((request) => {
    const { method, path } = request;
    throw new Fault(
      'not_found',
      `There is no ${method} ${excerpt(path)} here: m2c answers ${routes} and ${ADMIN_PATH}.`,
    );
  });
  const fail = answerFault(deps.log);
  const failInRouter: ErrorRequestHandler = (thrown, request, response, _next) => fail(thrown, request, response);
  app.use(failInRouter);
  const answerTurn = inOrder(TURNS_PATH, [...guards, ...clientGuards, ...turnDoor], fail);
  return (request, response) => {
    if (request.method === 'POST' && request.url === TURNS_PATH) answerTurn(request, response);
    else app(request, response);
  };
}

/** `x-request-id` is shown in Codex's error texts and stands in the log. */
const commonHeaders: Handler = (request, response, next) => {
  response.setHeader('x-request-id', requestIdOf(request.headers));
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  next();
};

function accessLog(log: Logger): Handler {
  return (request, response, next) => {
    const started = performance.now();
    const { method } = request;
    const path = excerpt(request.path);
    response.once('close', () => {
      const ms = Math.round(performance.now() - started);
      const id = response.getHeader('x-request-id');
      log.debug({ method, path, status: response.statusCode, ms, id, complete: response.writableFinished }, 'request');
    });
    next();
  };
}

/** What a request is counted as, by the beginning of its path. */
const DOORS = [
  ['/v1/responses', 'responses'],
  ['/v1/models', 'models'],
  [ADMIN_PATH, 'admin'],
  [METRICS_PATH, 'metrics'],
  ['/healthz', 'health'],
  ['/readyz', 'health'],
] as const;

function countDoors(meters: Meters): Handler {
  return ({ path }, response, next) => {
    const [, door] = DOORS.find(([start]) => path.startsWith(start)) ?? ['', 'other'];
    meters.opened(door);
    response.once('close', () => meters.closed(door, response.writableFinished ? response.statusCode : null));
    next();
  };
}

/** How many turns are being answered now. */
function turnCount() {
  let count = 0;
  const hear: Handler = (_request, response, next) => {
    count += 1;
    response.once('close', () => {
      count -= 1;
    });
    next();
  };
  return { count: hear, open: () => count };
}

/** The words of the turn are for Codex only. */
function answerFault(log: Logger): FailureHandler {
  return (thrown, request, response) => {
    sendFault(response, thrown, acceptsEvents(request) && !request.path.startsWith(ADMIN_PATH), log);
  };
}
