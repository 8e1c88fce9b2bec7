/** The door of /v1 for clients: whose request it is, and whether it may come in. */
import type { Handler } from '../handlers.ts';
import { type Clients, checkModel } from './clients.ts';

/** What the guard leaves in `response.locals`. */
export interface ClientLocals {
  /** The id of the client key that the request came with. */
  readonly clientKey?: string;
  /** @throws Fault `forbidden` when the client may not name this model. */
  readonly checkModel?: (model: string) => void;
}

/** The key itself goes no further: providers are sent their own. */
export function clientGuard(clients: Clients): Handler {
  return (request, response, next) => {
    const key = clients.admit(request.headers.authorization, Date.now());
    if (key !== null) {
      const locals: ClientLocals = { clientKey: key.id, checkModel: (model) => checkModel(key, model) };
      Object.assign(response.locals, locals);
    }
    next();
  };
}
