/** What a request to a provider cost: tokens times price, in whole millionths of a currency. Pure. */
import { LISTED_PRICES } from './providers/prices.ts';
import type { Prices, Provider } from './providers/profile.ts';
import type { AttemptEntry, Cost, TokenUsage } from './turn-entry.ts';

/** Of a million tokens, in millionths of the currency. */
export interface Price {
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
  readonly currency: string;
  /** `store`, `providers.json`, or the month of the list that came with m2c. */
  readonly source: string;
}

/** The prices that the user has stored, by provider and model. */
export type StoredPrice = (provider: string, model: string) => Price | null;

const MILLION = 1_000_000;

/**
 * What the request cost, null when no price is known or the provider told no usage. Thoughts are part of the output. The sum
 * of the request is rounded once, half up, so that requests may be added.
 */
export function costOf(usage: TokenUsage | null, price: Price | null): Cost | null {
  if (usage === null || price === null) return null;
  const uncached = usage.input - usage.cachedInput;
  // Two whole numbers of up to 2^53 each have no exact product in a double.
  const product = (tokens: number, each: number) => BigInt(tokens) * BigInt(each);
  const sum =
    product(uncached, price.input) +
    product(usage.cachedInput, price.cachedInput) +
    product(usage.output, price.output);
  const micros = Number((sum + BigInt(MILLION / 2)) / BigInt(MILLION));
  return { micros, currency: price.currency, source: price.source };
}

/** The price of a model: the user's stored one, else that of providers.json, else the one of the list in the package. */
export function priceOf(
  { provider, model }: Pick<AttemptEntry, 'provider' | 'model'>,
  providers: readonly Pick<Provider, 'profile' | 'models'>[],
  stored: StoredPrice,
): Price | null {
  const own = stored(provider, model);
  if (own !== null) return own;
  const models = providers.find(({ profile }) => profile.id === provider)?.models ?? [];
  const told = models.find(({ id, upstreamId }) => (upstreamId ?? id) === model)?.prices;
  if (told !== undefined) return priceFrom(told, 'providers.json');
  const listed = LISTED_PRICES[provider]?.[model];
  return listed === undefined ? null : priceFrom(listed, `list of ${listed.on}`);
}

/** A price as people write it, in millionths. Cached input costs as much as any where nothing else is told. */
export function priceFrom({ input, cachedInput = input, output, currency }: Prices, source: string): Price {
  const micros = (amount: number) => Math.min(Math.round(amount * MILLION), Number.MAX_SAFE_INTEGER);
  return { input: micros(input), cachedInput: micros(cachedInput), output: micros(output), currency, source };
}
