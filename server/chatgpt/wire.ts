/** What goes to ChatGPT of a client's request, and back of its answer. Pure. */
import type { CreateResponse } from '../../generated/types/responses.ts';
import { type ChatGptRoute, chatGptRoute } from '../routing/chatgpt.ts';
import type { RouteTable } from '../routing.ts';
import type { UpstreamAnswer, Way } from '../upstream/client.ts';
import type { Login } from './login.ts';
import { spliceModel } from './splice-model.ts';

type Headers = { readonly [name: string]: string | string[] | undefined };

/** What Codex says of itself and of its turn (codex-cli 0.169.0): no login, no cookie and no key of the client's is among it. */
const PASSED_ON = [
  ...['originator', 'user-agent', 'version', 'openai-beta', 'session-id', 'session_id', 'thread-id', 'conversation_id'],
  ...[
    'x-client-request-id',
    'x-codex-beta-features',
    'x-codex-window-id',
    'x-codex-turn-metadata',
    'x-codex-turn-state',
  ],
  ...['x-codex-parent-thread-id', 'x-codex-installation-id', 'x-openai-subagent'],
  'x-openai-internal-codex-responses-lite',
];
/** What Codex reads of an answer. Never `openai-model`: one that differs warns the user about the account. */
const PASSED_BACK = /^(?:content-type|retry-after|x-codex-[\w-]+)$/;

export interface UntouchedTurn {
  /** The request as far as the log understands it. */
  readonly asked: CreateResponse;
  readonly route: ChatGptRoute;
  /** The request as it came, but for the model's name. */
  readonly text: string;
}

/** The turn of this body where its model is one of ChatGPT's, else null. */
export function untouchedTurn(body: unknown, bytes: Buffer, routes: RouteTable): UntouchedTurn | null {
  const { model, prompt_cache_key: thread } = (body ?? {}) as { readonly [field: string]: unknown };
  const route = typeof model === 'string' ? chatGptRoute(model, routes) : null;
  if (route === null) return null;
  const asked = { ...(body as CreateResponse), prompt_cache_key: typeof thread === 'string' ? thread : null };
  return { asked, route, text: spliceModel(bytes.toString(), route.model) };
}

/** The way to ChatGPT with this login, which wins over whatever the client sent of its own. */
export function wayWith({ account }: Login, client: Headers): Way {
  const told = PASSED_ON.flatMap((name) => (typeof client[name] === 'string' ? [[name, client[name]] as const] : []));
  const whose = account === null ? {} : { 'chatgpt-account-id': account };
  return { headers: { originator: 'm2c', ...Object.fromEntries(told), ...whose }, query: {}, line: null };
}

/** The headers of ChatGPT's answer that the client gets. */
export function passedBack({ headers = {} }: UpstreamAnswer): { readonly [name: string]: string | string[] } {
  const told = Object.entries(headers).flatMap(([name, text]) =>
    text !== undefined && PASSED_BACK.test(name) ? [[name, text] as const] : [],
  );
  return Object.fromEntries(told);
}
