/** `m2c route`: which provider and model answer for a name, and by which rule. */

import { openSettings, type ProvidersFlag, routeTable } from '../answering/open.ts';
import { ChatGpt } from '../chatgpt/open.ts';
import { CHATGPT, type ChatGptRoute, chatGptRoute } from '../routing/chatgpt.ts';
import { otherRoutes, type Route, type RouteRule, type RouteTable, route, routeImages } from '../routing.ts';

export interface RouteFlags extends ProvidersFlag {
  readonly image?: boolean;
  readonly json?: boolean;
}

const WHY: { readonly [rule in RouteRule]: string } = {
  alias: 'M2C_ALIASES or providers.json gives this name to it',
  route: 'a route of providers.json gives this name to it',
  listed: 'the provider lists this model',
  named: 'the name begins with the provider',
  retired: 'the model asked for is retired',
  small: 'it answers for small models in the background',
  override: 'no provider lists the model, and this one is set to answer for now',
  default: 'no provider lists the model',
  vision: 'the model asked for reads no images',
  other: 'the one before gave no answer',
  replay: 'a turn of the log was tried again with this model',
};

/** What `--json` prints; the fields stay as they are. */
export interface ExplainedRoute {
  readonly asked: string;
  readonly provider: string;
  readonly model: string;
  readonly base_url: string;
  readonly rule: RouteRule;
  readonly why: string;
  readonly reads_images: boolean;
  /** Tried in this order when it gives no answer, each as `provider/model`. */
  readonly behind: readonly string[];
  readonly notes: readonly string[];
}

/** Prints what a turn with this model would do. Rejects when no provider has a key, or the one asked for has none. */
export async function explainRoute(asked: string, flags: RouteFlags): Promise<void> {
  const { own, config } = await openSettings(flags);
  const { providers, routing } = own;
  const untouched = chatGptRoute(asked, { providers, ...routing });
  const explained =
    untouched === null
      ? explain(asked, routeTable(providers, routing), flags.image === true)
      : await explainChatGpt(asked, untouched, new ChatGpt(config, () => config.chatGptPassthrough));
  process.stdout.write(flags.json === true ? `${JSON.stringify(explained, null, 2)}\n` : shown(explained));
}

/** @throws Fault `invalid_api_key` when the provider that is asked for has no key. */
export function explain(asked: string, table: RouteTable, image: boolean): ExplainedRoute {
  const routed = route(asked, table);
  const seen = image ? routeImages(routed.value) : { value: routed.value, notes: [] };
  const { provider, model, facts, rule } = seen.value;
  return {
    asked,
    provider: provider.profile.id,
    model,
    base_url: provider.baseUrl,
    rule,
    why: WHY[rule],
    reads_images: facts.images,
    behind: otherRoutes(routed.value, table).map(named),
    notes: [...routed.notes, ...seen.notes].map((note) => note.reason),
  };
}

/** With what keeps it from being answered, as a note: what a running m2c has stored is not known here. */
async function explainChatGpt(
  asked: string,
  { model, rule, notes }: ChatGptRoute,
  chatGpt: ChatGpt,
): Promise<ExplainedRoute> {
  const missing = await chatGpt.missing();
  return {
    ...{
      asked,
      provider: CHATGPT,
      model,
      base_url: chatGpt.baseUrl,
      rule,
      why: WHY[rule],
      reads_images: true,
      behind: [],
    },
    notes: [...notes, UNTOUCHED, ...(missing === null ? [] : [missing])],
  };
}

const UNTOUCHED =
  'The turn goes to ChatGPT as it comes, with the ChatGPT login of Codex, and its answer comes back as it is.';

const named = ({ provider, model }: Route) => `${provider.profile.id}/${model}`;

function shown({ asked, provider, model, base_url, rule, why, reads_images, behind, notes }: ExplainedRoute): string {
  const rows = [
    ['model', `${asked} → ${provider}/${model}`],
    ['because', `${why} (${rule})`],
    ['address', base_url],
    ['images', reads_images ? 'read' : 'not read: each becomes a line of text'],
    ...(behind.length === 0 ? [] : [['behind', `${behind.join(', ')}: tried in this order when it gives no answer`]]),
    ...notes.map((note) => ['note', note]),
  ];
  return `${rows.map(([label = '', text = '']) => `${label.padEnd(9)}${text}`).join('\n')}\n`;
}
