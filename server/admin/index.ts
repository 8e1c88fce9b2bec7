/** The admin API: each operation of the contract by its name, behind a guard and a validator of the same contract. */
import { type Request, type Response, Router } from 'express';
import { type Operation, type OperationId, operations } from '../../generated/operations.ts';
import { auditHandlers } from './audit.ts';
import { audited } from './audited.ts';
import { backupHandlers } from './backups.ts';
import { ccSwitchHandlers } from './cc-switch.ts';
import { clientKeyHandlers } from './client-keys.ts';
import { codexHandlers } from './codex.ts';
import { codexDesktopHandlers } from './codex-desktop.ts';
import { codexSessionHandlers } from './codex-sessions.ts';
import { configHandlers } from './config.ts';
import type { AdminDeps } from './deps.ts';
import type { Asked, Handler, Handlers } from './handler.ts';
import { healthHandlers } from './health.ts';
import { learnedHandlers } from './learned.ts';
import { maintenanceHandlers } from './maintenance.ts';
import { modelHandlers } from './models.ts';
import { overrideHandlers } from './override.ts';
import { ADMIN_PATH } from './path.ts';
import { priceHandlers } from './prices.ts';
import { providerKeyHandlers } from './provider-keys.ts';
import { providerHandlers } from './providers.ts';
import { recordingHandlers } from './recordings.ts';
import { replayHandlers } from './replay.ts';
import { reply } from './reply.ts';
import { findOperation, readBody } from './request.ts';
import { routeHandlers } from './routes.ts';
import { sessionHandlers } from './sessions.ts';
import { settingHandlers } from './settings.ts';
import type { Together } from './together.ts';
import { turnHandlers } from './turns.ts';
import { usageHandlers } from './usage.ts';

const HANDLERS = {
  ...healthHandlers,
  ...configHandlers,
  ...modelHandlers,
  ...providerHandlers,
  ...providerKeyHandlers,
  ...routeHandlers,
  ...overrideHandlers,
  ...settingHandlers,
  ...turnHandlers,
  ...replayHandlers,
  ...sessionHandlers,
  ...usageHandlers,
  ...priceHandlers,
  ...learnedHandlers,
  ...recordingHandlers,
  ...maintenanceHandlers,
  ...backupHandlers,
  ...auditHandlers,
  ...clientKeyHandlers,
  ...codexHandlers,
  ...codexSessionHandlers,
  ...ccSwitchHandlers,
  ...codexDesktopHandlers,
} satisfies Handlers<OperationId>;

/** All operations, behind the guard. The validator is loaded only for a path of the contract. */
export function adminRouter(deps: AdminDeps, together: Pick<Together, 'seen'> | null): Router {
  let opened: Promise<Router> | undefined;
  const router = Router();
  router.use(findOperation, readBody, async (request, response, next) => {
    opened ??= createRouter(async () => (await together?.seen()) ?? deps);
    (await opened)(request, response, next);
  });
  return router;
}

async function createRouter(seen: () => Promise<AdminDeps>): Promise<Router> {
  const { middleware } = await import('express-openapi-validator');
  const { default: contract } = await import('../../generated/openapi/admin.json', { with: { type: 'json' } });
  const router = Router();
  const text = { serialize: (written: unknown) => written as string };
  router.use(
    middleware({
      apiSpec: openQueries(contract) as never,
      validateResponses: true,
      // The guard has looked at the token.
      validateSecurity: false,
      fileUploader: false,
      // Times are written as text here, and would be taken for dates.
      serDes: ['date', 'date-time'].map((format) => ({ format, ...text })),
    }),
  );
  for (const { operationId, method, path } of operations) {
    const expressPath = path.slice(ADMIN_PATH.length).replaceAll(/\{(\w+)\}/g, ':$1');
    router[method](expressPath, async (request, response) => run(operationId, request, response, await seen()));
  }
  return router;
}

/** The validator would have a slash in a query escaped, which no rule of URLs asks for. A copy, since it rewrites what it is given. */
function openQueries(contract: unknown): unknown {
  const open = (_name: string, value: unknown) => (isQuery(value) ? { ...value, allowReserved: true } : value);
  return JSON.parse(JSON.stringify(contract, open));
}

function isQuery(value: unknown): value is { readonly in: 'query' } {
  return typeof value === 'object' && value !== null && 'in' in value && value.in === 'query';
}

async function run(id: OperationId, request: Request, response: Response, deps: AdminDeps): Promise<void> {
  const operation = response.locals.operation as Operation;
  // The validator has made of the request what the contract says; no type can follow which operation it was.
  const handler = HANDLERS[id] as Handler<OperationId>;
  const asked = askedOf(request, response);
  const answer = await handler(asked, deps);
  await audited(operation, asked, answer, deps);
  await reply(operation, answer, response);
}

function askedOf(request: Request, response: Response): Asked<OperationId> {
  const left = new AbortController();
  response.once('close', () => left.abort());
  const { params, query, body, headers } = request;
  const ifMatch = headers['if-match'] ?? null;
  const port = request.socket.localPort ?? 0;
  return { params, query, body, ifMatch, port, signal: left.signal } as unknown as Asked<OperationId>;
}
