/** Which provider and upstream model answer for the model a client names, and by which rule: pure over a table. */
import { Fault } from './fault.ts';
import type { Noted } from './note.ts';
import { type Provider, type RequestFacts, requestFacts } from './providers/profile.ts';
import { chainFor, type OwnNames } from './routing/chain.ts';
import { chatGptRoute } from './routing/chatgpt.ts';

export interface RouteTable extends OwnNames {
  readonly providers: readonly Provider[];
  /** Answers for models that nobody lists. */
  readonly fallback: Provider;
  /** Models that are tried in this order when the routed one, and what its own route names behind it, give no answer. */
  readonly others?: readonly string[];
  /** Answers instead of the default for the small models that clients use in the background; a model's name. */
  readonly small?: string | null;
  /** Answers for now instead of the default for models that nobody lists; a model's name. */
  readonly override?: string | null;
}

/**
 * `alias`: the user's own name for a model; `route`: one with models behind it; `listed`: a provider's model or an alias of it; `named`: `provider/model`;
 * `retired`: a model that is gone; `small`: a small model that only its vendor has; `override`: what answers for now where
 * nobody lists the model; `other`: the one before gave no answer; `replay`: a turn tried again through the admin API.
 */
export type RouteRule =
  | 'alias'
  | 'route'
  | 'listed'
  | 'named'
  | 'retired'
  | 'small'
  | 'override'
  | 'default'
  | 'vision'
  | 'other'
  | 'replay';

/** The client named the provider or its model; with the others, m2c's settings did. */
const NAMED: ReadonlySet<RouteRule> = new Set(['alias', 'route', 'listed', 'named', 'retired']);

/** A provider with a key that is not among those of the table, and why one that is there was not taken. */
export type KeyOf = (provider: Provider, named: boolean) => { readonly provider: Provider; readonly reason?: string };

export interface Route {
  readonly provider: Provider;
  /** The name the provider knows the model by. */
  readonly model: string;
  readonly facts: RequestFacts;
  readonly rule: RouteRule;
  /** Models that the user's own route names behind it. */
  readonly behind: readonly string[];
}

interface Found {
  readonly provider: Provider;
  readonly model: string;
  readonly rule: RouteRule;
  readonly behind?: readonly string[];
  /** What the user should know of it. */
  readonly reason?: string;
}

/** Models that Codex asks for in the background, for reviews, titles and summaries (codex#24877, #45127). */
const SMALL = /^gpt-[\w.]+-(mini|nano)$|^codex-auto-review$/;

/**
 * The user's own names come first. A listed model or alias goes to the provider that lists it, one with a key first; `provider/model` to that provider as it
 * is; a retired name to what came after it. A name that is none of these is tried without what people and vendors write
 * behind names: the window (`name[1m]`) and a date. What is left goes to the override, or to the default provider's default
 * model.
 *
 * @param keyOf gives the provider the key that came along for it; it is asked once.
 * @param background whether the client only works for itself, as when it makes a title: the small model answers.
 * @throws Fault `invalid_api_key` when the asked provider has no key, `model_not_found` for a model of ChatGPT.
 */
export function route(asked: string, table: RouteTable, background = false, keyOf?: KeyOf): Noted<Route> {
  if (chatGptRoute(asked, table) !== null) {
    const sentence = `${shown(asked)} goes to ChatGPT as it comes: no provider answers it, and it stands in for no other model.`;
    throw new Fault('model_not_found', sentence, { param: 'model' });
  }
  const found =
    (background ? findSmall(table) : null) ??
    findOwn(asked, table) ??
    findAny(asked, table) ??
    (SMALL.test(asked) ? findSmall(table) : null) ??
    findOverride(asked, table) ??
    fallBack(asked, table);
  const keyed = keyOf?.(found.provider, NAMED.has(found.rule)) ?? { provider: found.provider };
  const notes = [found.reason, keyed.reason].flatMap((reason) =>
    reason === undefined ? [] : [{ at: 'model', reason }],
  );
  return { value: open({ ...found, provider: keyed.provider }, asked), notes };
}

/** Where a turn goes when its route gives no answer: what the route names, then the user's other models, each once, so far as they have a key. */
export function otherRoutes(first: Route, table: RouteTable): readonly Route[] {
  const found = [...first.behind, ...(table.others ?? [])].flatMap((name) => findAny(name, table) ?? []);
  return found
    .filter((one) => !isSame(one, first) && found.find((other) => isSame(one, other)) === one && hasKey(one))
    .map((one) => ({ ...open(one, one.model), rule: 'other' as const }));
}

type Target = Pick<Route, 'provider' | 'model'>;
const isSame = (one: Target, other: Target) => one.provider === other.provider && one.model === other.model;
const hasKey = ({ provider }: Target) => provider.keys.length > 0;

/** The route of a turn with images: the provider's model that sees, when the routed one does not. */
export function routeImages(routed: Route): Noted<Route> {
  const { provider, facts, model } = routed;
  const { visionModel } = facts;
  if (facts.images || visionModel === null) return { value: routed, notes: [] };
  const reason = `${model} reads no images: ${visionModel} answers this turn.`;
  const seeing = requestFacts(provider.profile, visionModel);
  return { value: { ...routed, rule: 'vision', model: visionModel, facts: seeing }, notes: [{ at: 'model', reason }] };
}

/** The name by which a provider knows a model that the client names with or without the provider in front. */
export function upstreamModel({ profile, models, defaultModel }: Provider, asked: string): string {
  const listed = models.find((facts) => facts.id === asked || facts.aliases?.includes(asked) === true);
  if (listed !== undefined) return listed.upstreamId ?? listed.id;
  const prefix = `${profile.id}/`;
  return asked.startsWith(prefix) ? asked.slice(prefix.length) || defaultModel : asked;
}

function findAny(asked: string, table: RouteTable): Found | null {
  return find(asked, table) ?? findBare(asked, table);
}

/** The first model of the user's own route, or the first one with a key; the rest stand behind it. */
function findOwn(asked: string, table: RouteTable): Found | null {
  const chain = chainFor(asked, table);
  if (chain === null) return null;
  const found = chain.targets.flatMap((name) => {
    const one = findAny(name, table);
    return one === null ? [] : [{ name, one }];
  });
  const first = found.find(({ one }) => hasKey(one)) ?? found[0];
  if (first === undefined) return null;
  const behind = found.slice(found.indexOf(first) + 1).map(({ name }) => name);
  return { ...first.one, rule: chain.rule, behind };
}

function findOverride(asked: string, table: RouteTable): Found | null {
  const found = table.override == null ? null : findAny(table.override, table);
  if (found === null) return null;
  const reason = `No provider lists "${shown(asked)}": ${found.model} answers, which is set to answer for now.`;
  return { ...found, rule: 'override', reason };
}

function findSmall(table: RouteTable): Found | null {
  const found = table.small == null ? null : findAny(table.small, table);
  return found === null ? null : { ...found, rule: 'small' };
}

function find(asked: string, { providers }: RouteTable): Found | null {
  const lists = (one: Provider) =>
    one.models.some((facts) => facts.id === asked || facts.aliases?.includes(asked) === true);
  const lister = providers.find((one) => one.keys.length > 0 && lists(one)) ?? providers.find(lists);
  if (lister !== undefined) return { provider: lister, model: upstreamModel(lister, asked), rule: 'listed' };
  const named = providers.find((one) => asked.startsWith(`${one.profile.id}/`));
  if (named !== undefined) return { provider: named, ...inside(named, upstreamModel(named, asked)) };
  for (const provider of providers) {
    const successor = successorOf(provider, asked);
    if (successor !== null) return { provider, ...successor };
  }
  return null;
}

/** A model of a provider that was named with it: one that the provider does not list is its own affair. */
function inside(provider: Provider, model: string): Omit<Found, 'provider'> {
  const bare = withoutSuffix(model);
  const known = provider.models.some((facts) => facts.id === bare) ? bare : model;
  return successorOf(provider, known) ?? { model: upstreamModel(provider, known), rule: 'named' };
}

function successorOf({ profile }: Provider, model: string): Omit<Found, 'provider'> | null {
  const { retired = {} } = profile;
  const successor = Object.hasOwn(retired, model) ? retired[model] : undefined;
  if (successor === undefined) return null;
  return { model: successor, rule: 'retired', reason: `${shown(model)} is retired: ${successor} answers.` };
}

/** "name[1m]" is how users write the window (2026-11), "name-20261101" and "name-2026-11-01" how vendors write a version. */
function withoutSuffix(model: string): string {
  return model.replace(/\[[\w.]{1,8}\]$/, '').replace(/-(\d{8}|\d{4}-\d{2}-\d{2})$/, '');
}

function findBare(asked: string, table: RouteTable): Found | null {
  const bare = withoutSuffix(asked);
  const found = bare === asked ? null : find(bare, table);
  // Another version may answer than the one asked for; the window changes nothing.
  if (found === null || asked.endsWith(']')) return found;
  return { ...found, reason: found.reason ?? `No provider lists "${shown(asked)}": ${bare} answers.` };
}

function fallBack(asked: string, { fallback }: RouteTable): Found {
  const { profile, defaultModel } = fallback;
  const reason = `No provider lists "${shown(asked)}": ${profile.displayName} answers with ${defaultModel}.`;
  return { provider: fallback, model: defaultModel, rule: 'default', reason };
}

function open({ provider, model, rule, behind = [] }: Found, asked: string): Route {
  const { profile, keys } = provider;
  if (keys.length === 0) {
    const { keyVariables, modelVariable, keyless } = profile.access;
    const variables = keyless === true ? modelVariable : keyVariables.join(' or ');
    throw new Fault(
      'invalid_api_key',
      `No key for ${profile.displayName}, which serves ${shown(asked)}: set ${variables} and start m2c again.`,
      { param: 'model' },
    );
  }
  return { provider, model, facts: requestFacts(profile, model), rule, behind };
}

/** A client may name a model at any length. */
function shown(model: string): string {
  return model.length <= 100 ? model : `${model.slice(0, 100)}…`;
}
