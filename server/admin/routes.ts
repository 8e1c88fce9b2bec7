/** The user's own routes, and what becomes of a name. */
import type { RouteExplanation, RouteRecord, RouteSpec, RouteStep } from '../../generated/types/admin.ts';
import type { ChatGpt } from '../chatgpt/open.ts';
import { Fault } from '../fault.ts';
import { CHATGPT, type ChatGptRoute, chatGptRoute } from '../routing/chatgpt.ts';
import { otherRoutes, type Route, type RouteTable, route, routeImages } from '../routing.ts';
import type { StoredRoute } from '../store/routes.ts';
import type { Handlers } from './handler.ts';
import { keyOf, tagged } from './versions.ts';

export const routeHandlers = {
  async listRoutes(_asked, deps) {
    const store = await deps.store();
    const rows = [...(await store.routes.list())].sort((one, other) => rankOf(one) - rankOf(other));
    return { object: 'list', data: rows.map(recordOf) };
  },

  async getRoute({ params }, deps) {
    const store = await deps.store();
    const row = await store.routes.get(params.route);
    return tagged(recordOf(row), row);
  },

  async createRoute({ body }, deps) {
    const store = await deps.store();
    const fields = fieldsOf(body);
    const row = await deps.answering.change(
      `route ${fields.pattern}`,
      (stored) => ({ ...stored, routes: [...stored.routes, fields] }),
      () => store.routes.create(fields),
    );
    return tagged(recordOf(row), row);
  },

  async updateRoute({ params, body, ifMatch }, deps) {
    const store = await deps.store();
    const before = await store.routes.get(params.route);
    const key = keyOf(before, ifMatch);
    const fields = { ...fieldsOf(body), position: before.position };
    const row = await deps.answering.change(
      `route ${fields.pattern}`,
      (stored) => ({
        ...stored,
        routes: stored.routes.map((one) => (one.pattern === before.pattern ? fields : one)),
      }),
      () => store.routes.update(key, fields),
    );
    return tagged(recordOf(row), row);
  },

  async deleteRoute({ params, ifMatch }, deps) {
    const store = await deps.store();
    const before = await store.routes.get(params.route);
    const key = keyOf(before, ifMatch);
    await deps.answering.change(
      `route ${before.pattern}`,
      (stored) => ({ ...stored, routes: stored.routes.filter(({ pattern }) => pattern !== before.pattern) }),
      () => store.routes.remove(key),
    );
  },

  async explainRoute({ query }, deps) {
    const { model, image = false, background = false } = query;
    const table = deps.answering.current.routes;
    const untouched = deps.turns.chatGpt === undefined ? null : chatGptRoute(model, table);
    if (untouched === null || deps.turns.chatGpt === undefined) return explained(model, table, image, background);
    return explainedChatGpt(model, untouched, deps.turns.chatGpt);
  },
} satisfies Handlers<'listRoutes' | 'getRoute' | 'createRoute' | 'updateRoute' | 'deleteRoute' | 'explainRoute'>;

function fieldsOf({ pattern, targets }: RouteSpec) {
  if (pattern.split('*').length > 2) {
    throw new Fault('invalid_request', 'pattern may hold one star only.', { param: 'pattern' });
  }
  return { pattern, targets: [...targets], position: 0 };
}

/** A name of its own comes first, then the longest pattern. */
function rankOf({ pattern }: StoredRoute): number {
  return pattern.includes('*') ? -pattern.length : Number.NEGATIVE_INFINITY;
}

function recordOf({ id, pattern, targets, createdAt, updatedAt }: StoredRoute): RouteRecord {
  return {
    id,
    pattern,
    targets: [...targets],
    created_at: new Date(createdAt).toISOString(),
    updated_at: new Date(updatedAt).toISOString(),
  };
}

/** @throws Fault `not_found` when ChatGPT cannot be asked now. */
async function explainedChatGpt(
  asked: string,
  { model, rule, notes }: ChatGptRoute,
  chatGpt: ChatGpt,
): Promise<RouteExplanation> {
  const missing = await chatGpt.missing();
  if (missing !== null) throw new Fault('not_found', missing, { param: 'model' });
  const step = { provider: CHATGPT, upstream_model: model, rule, base_url: chatGpt.baseUrl };
  return { model: asked, steps: [step], notes: [...notes] };
}

/** @throws Fault `not_found` when the name leads to a provider that has no key. */
function explained(model: string, table: RouteTable, image: boolean, background: boolean): RouteExplanation {
  const routed = keyed(() => route(model, table, background));
  const seen = (one: Route) => (image ? routeImages(one) : { value: one, notes: [] });
  const first = seen(routed.value);
  const others = otherRoutes(routed.value, table).map((one) => seen(one).value);
  return {
    model,
    steps: [first.value, ...others].map(stepOf),
    notes: [...routed.notes, ...first.notes].map(({ reason }) => reason),
  };
}

/** @throws Fault `not_found` where no provider can be asked for the name. */
export function keyed<T>(find: () => T): T {
  try {
    return find();
  } catch (thrown) {
    if (!(thrown instanceof Fault) || !['invalid_api_key', 'model_not_found'].includes(thrown.code)) throw thrown;
    throw new Fault('not_found', thrown.message, { param: 'model' });
  }
}

function stepOf({ provider, model, rule }: Route): RouteStep {
  return { provider: provider.profile.id, upstream_model: model, rule, base_url: provider.baseUrl };
}
