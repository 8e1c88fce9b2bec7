/** The names whose turns go to ChatGPT as they came: no provider of the table answers them. */
import type { RouteRule, RouteTable } from '../routing.ts';
import { chainFor } from './chain.ts';

export const CHATGPT = 'chatgpt';
const PREFIX = `${CHATGPT}/`;

type Names = Pick<RouteTable, 'providers' | 'aliases' | 'routes'>;

export interface ChatGptRoute {
  /** The name ChatGPT knows the model by. */
  readonly model: string;
  readonly rule: Extract<RouteRule, 'alias' | 'route' | 'named'>;
  /** What the user should know of it. */
  readonly notes: readonly string[];
}

/** Where `chatgpt/…` leads, and a name of the user's own whose first model that is; null for all other names. */
export function chatGptRoute(asked: string, table: Names): ChatGptRoute | null {
  // One that the user calls so is meant.
  if (table.providers.some(({ profile }) => profile.id === CHATGPT)) return null;
  const chain = chainFor(asked, table);
  const [name = asked, ...behind] = chain?.targets ?? [];
  if (!isChatGpt(name)) return null;
  const alone = 'ChatGPT answers alone: the models behind it are not tried.';
  return { model: name.slice(PREFIX.length), rule: chain?.rule ?? 'named', notes: behind.length === 0 ? [] : [alone] };
}

/** Whether a model of ChatGPT answers for a name of the user's own, at this place among its targets: alone, or not at all. */
export function mayGoToChatGpt(target: string, at = 0): boolean {
  return at === 0 && isChatGpt(target);
}

function isChatGpt(name: string): boolean {
  return name.startsWith(PREFIX) && name.length > PREFIX.length;
}
