/** The door of the admin API: its guard, and behind it what is loaded by the first request that may pass. */
import { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import type { Operation } from '../../generated/operations.ts';
import { sendFault } from '../http/faults.ts';
import type { AdminDeps } from './deps.ts';
import { refusalOf } from './refusal.ts';
import type { Together } from './together.ts';

/**
 * @param guard answers whoever may not use the API; it is asked first.
 * @param together what all processes know, where there are several.
 */
export function adminDoor(
  deps: AdminDeps,
  guard: RequestHandler,
  together: Pick<Together, 'seen'> | null = null,
): RequestHandler {
  let opened: Promise<RequestHandler> | undefined;
  const router = Router();
  router.use(guard, async (request, response, next) => {
    // All operations together need more code than a turn, and the start should not wait for them.
    opened ??= import('./index.ts').then(({ adminRouter }) => adminRouter(deps, together));
    (await opened)(request, response, next);
  });
  router.use(answerRefusal(deps));
  return router;
}

function answerRefusal({ log }: AdminDeps): ErrorRequestHandler {
  return (thrown, _request, response, _next) => {
    const operation: Operation | undefined = response.locals.operation;
    const refusal = refusalOf(thrown, operation);
    sendFault(response, refusal, false, log);
  };
}
