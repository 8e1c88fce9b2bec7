/** The admin API: each operation of the contract by its name, behind a validator of the same contract. */
import { type RequestHandler, Router } from 'express';
import { type OperationId, operations } from '../../generated/operations.ts';
import type { operations as Contract } from '../../generated/types/admin.ts';
import type { RouteTable } from '../routing.ts';
import { getHealth, type HealthDeps } from './health.ts';
import { listModelRoutes } from './models.ts';

export interface AdminDeps extends HealthDeps {
  readonly routes: RouteTable;
}

type Answer<Id extends OperationId> = Contract[Id]['responses'][200]['content']['application/json'];

const HANDLERS: { readonly [Id in OperationId]: (deps: AdminDeps) => Answer<Id> } = { getHealth, listModelRoutes };

/** Where the door stands; the paths of the contract begin with it. */
export const ADMIN_PATH = '/admin/v1';

/** Opened by its first request: the validator takes longer to load than all the rest of the server. */
export function adminDoor(deps: AdminDeps): RequestHandler {
  let opened: Promise<Router> | undefined;
  return async (request, response, next) => {
    opened ??= createRouter(deps);
    (await opened)(request, response, next);
  };
}

async function createRouter(deps: AdminDeps): Promise<Router> {
  const { middleware } = await import('express-openapi-validator');
  const { default: contract } = await import('../../generated/openapi/admin.json', { with: { type: 'json' } });
  const router = Router();
  // A copy, since the validator rewrites the document it is given.
  router.use(middleware({ apiSpec: structuredClone(contract) as never, validateResponses: true }));
  for (const { operationId, method, path } of operations) {
    router[method](path.slice(ADMIN_PATH.length), (_request, response) => {
      response.json(HANDLERS[operationId](deps));
    });
  }
  return router;
}
