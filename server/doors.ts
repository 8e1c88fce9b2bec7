/** The doors in their order, by Express: the router that answers all but the turns which pass it by. */
import type { RequestListener } from 'node:http';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { adminDoor } from './admin/door.ts';
import { ADMIN_PATH } from './admin/path.ts';
import type { Together } from './admin/together.ts';
import type { AppDeps } from './app-deps.ts';
import { modelList } from './codex/catalog.ts';
import { Fault } from './fault.ts';
import type { FailureHandler, Handler } from './handlers.ts';
import { excerpt } from './http/faults.ts';
import { probeResponses } from './http/responses.ts';
import { sendJson } from './ports.ts';
import { METRICS_PATH, metricsDoor, Scrapes } from './telemetry/door.ts';

const ROUTES = 'POST /v1/responses, GET /v1/models, GET /healthz, GET /readyz';

export interface Doors {
  /** Of every request. */
  readonly guards: readonly Handler[];
  /** Of /v1. */
  readonly clientGuards: readonly Handler[];
  readonly turnsPath: string;
  readonly turnDoor: readonly Handler[];
  readonly adminGuard: RequestHandler;
  readonly admin: Parameters<typeof adminDoor>[0] | null;
  /** Of several workers. */
  readonly together: Together | null;
  readonly fail: FailureHandler;
}

export function openDoors(
  deps: Pick<AppDeps, 'meters' | 'routes' | 'chatGpt' | 'isStopping'>,
  doors: Doors,
): RequestListener {
  const { meters } = deps;
  const { guards, clientGuards, turnsPath, turnDoor, adminGuard, admin, together, fail } = doors;
  const routes = meters === undefined ? ROUTES : `${ROUTES}, GET ${METRICS_PATH}`;
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use(...guards);
  for (const guard of clientGuards) app.use('/v1', guard);
  app
    .route(turnsPath)
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
  if (admin !== null) app.use(ADMIN_PATH, adminDoor(admin, adminGuard, together));
  if (meters !== undefined)
    app.get(METRICS_PATH, adminGuard, metricsDoor(together?.scrapes ?? new Scrapes(meters), together?.allScrapes));
  app.use((request) => {
    const { method, path } = request;
    throw new Fault(
      'not_found',
      `There is no ${method} ${excerpt(path)} here: m2c answers ${routes} and ${ADMIN_PATH}.`,
    );
  });
  const failInRouter: ErrorRequestHandler = (thrown, request, response, _next) => fail(thrown, request, response);
  app.use(failInRouter);
  return app;
}
