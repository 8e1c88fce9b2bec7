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
  const slash = model.indexOf('/');
  const named = slash > 0 ? table.providers.find((one) => one.profile.id === model.slice(0, slash)) : undefined;
  if (named !== undefined) return { value: open(named, model.slice(slash + 1) || named.defaultModel), notes: [] };
  const listing = table.providers.filter((one) => one.models.some((facts) => facts.id === model));
  const lister = listing.find((one) => one.apiKey !== null) ?? listing[0];
  if (lister !== undefined) return { value: open(lister, model), notes: [] };
  const { fallback } = table;
  return {
    value: open(fallback, fallback.defaultModel),
    notes: [
      {
        at: 'model',
        reason: `No provider lists "${model}": ${fallback.profile.displayName} answers with ${fallback.defaultModel}.`,
      },
    ],
  };
}

function open(provider: Provider, model: string): Route {
  if (provider.apiKey === null) {
    const { displayName, access } = provider.profile;
    throw new Fault(
      'invalid_api_key',
      `No key for ${displayName}, which serves ${model}: set ${access.keyVariables.join(' or ')} and start m2c again.`,
      { param: 'model' },
    );
  }
  return { provider, model, facts: requestFacts(provider.profile, model) };
}
