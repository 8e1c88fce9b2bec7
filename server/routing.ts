/** Which provider and upstream model answer for the model a client names: pure over a table. */
import { Fault } from './fault.ts';
import type { Noted } from './note.ts';
import { type Provider, type RequestFacts, requestFacts } from './providers/profile.ts';

export interface RouteTable {
  readonly providers: readonly Provider[];
  /** Answers for models that nobody lists. */
  readonly fallback: Provider;
}

export interface Route {
  readonly provider: Provider;
  readonly apiKey: string;
  /** The name the provider knows the model by. */
  readonly model: string;
  readonly facts: RequestFacts;
}

/**
 * `provider/model` goes to that provider as it is; a listed model to the provider that lists it, one with a key first; any
 * other name to the default provider's default model, with a note.
 *
 * @throws Fault `invalid_api_key` when the asked provider has no key.
 */
export function route(model: string, table: RouteTable): Noted<Route> {
  const named = table.providers.find((one) => model.startsWith(`${one.profile.id}/`));
  const lists = (one: Provider) => one.models.some((facts) => facts.id === model);
  const lister = table.providers.find((one) => one.apiKey !== null && lists(one)) ?? table.providers.find(lists);
  const owner = named ?? lister;
  if (owner !== undefined) return { value: open(owner, upstreamModel(owner, model)), notes: [] };
  const { fallback } = table;
  const { displayName } = fallback.profile;
  const reason = `No provider lists "${shown(model)}": ${displayName} answers with ${fallback.defaultModel}.`;
  return { value: open(fallback, fallback.defaultModel), notes: [{ at: 'model', reason }] };
}

/** The name by which a provider knows a model that the client names with or without the provider in front. */
export function upstreamModel({ profile, defaultModel }: Provider, model: string): string {
  const prefix = `${profile.id}/`;
  return model.startsWith(prefix) ? model.slice(prefix.length) || defaultModel : model;
}

function open(provider: Provider, model: string): Route {
  const { profile, apiKey } = provider;
  if (apiKey === null) {
    const variables = profile.access.keyVariables.join(' or ');
    throw new Fault(
      'invalid_api_key',
      `No key for ${profile.displayName}, which serves ${shown(model)}: set ${variables} and start m2c again.`,
      { param: 'model' },
    );
  }
  return { provider, apiKey, model, facts: requestFacts(profile, model) };
}

/** A client may name a model at any length. */
function shown(model: string): string {
  return model.length <= 100 ? model : `${model.slice(0, 100)}…`;
}
