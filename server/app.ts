/** The server: its guards, the door of the turns, and all others behind a router that is loaded for the first of them. */
import type { RequestListener } from 'node:http';
import { guarded } from './admin/guard.ts';
import { ADMIN_PATH } from './admin/path.ts';
import { adminToken } from './admin/token.ts';
import type { AppDeps } from './app-deps.ts';
import type { Config } from './config.ts';
import { type FailureHandler, type Handler, inOrder } from './handlers.ts';
import { acceptsEvents, excerpt, sendFault } from './http/faults.ts';
import { hostGuard } from './http/host-guard.ts';
import { requestIdOf } from './http/request-names.ts';
import { createResponse } from './http/responses.ts';
import { clientGuard } from './identity/guard.ts';
import type { Logger } from './log.ts';
import { METRICS_PATH } from './telemetry/door.ts';
import type { Meters } from './telemetry/meters.ts';

/** Whoever writes it otherwise (RFC 3986 has many ways) is answered by the router. */
const TURNS_PATH = '/v1/responses';

/** The whole server as one handler: it opens no port and reads no setting but the given ones. */
export function buildApp(config: Config, deps: AppDeps): RequestListener {
  const { meters, log, upstream, health } = deps;
  const counting = meters === undefined ? [] : [countDoors(meters)];
  const guards: Handler[] = [commonHeaders, accessLog(log), ...counting, hostGuard(config)];
  const clientGuards: Handler[] = deps.clients === undefined ? [] : [clientGuard(deps.clients)];
  const turns = turnCount();
  const turnDoor: Handler[] = [turns.count, createResponse(deps, config.maxBodyBytes)];
  const fail = answerFault(log);
  const adminGuard = guarded(adminToken(config.dataDir, config.adminToken), deps.place);
  const admin =
    deps.admin === undefined
      ? null
      : { ...deps.admin, config, log, upstream, health, turns: deps, openTurns: turns.open };
  const together = admin === null || meters === undefined ? null : (deps.join?.(admin, meters) ?? null);
  const doors = { guards, clientGuards, turnsPath: TURNS_PATH, turnDoor, adminGuard, admin, together, fail };
  const answerTurn = inOrder(TURNS_PATH, [...guards, ...clientGuards, ...turnDoor], fail);
  let opening: Promise<RequestListener> | undefined;
  return (request, response) => {
    if (request.method === 'POST' && request.url === TURNS_PATH) return answerTurn(request, response);
    // The first turn waits for no router: a tenth of the processor time until its answer, 2026-11.
    opening ??= import('./doors.ts').then(({ openDoors }) => openDoors(deps, doors));
    opening.then(
      (router) => router(request, response),
      (thrown: unknown) => sendFault(response, thrown, false, log),
    );
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
