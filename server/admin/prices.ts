/** What models cost: the user's prices, those of providers.json, and the lists that came with m2c. */
import type { PriceRecord } from '../../generated/types/admin.ts';
import { Fault } from '../fault.ts';
import { priceFrom } from '../pricing.ts';
import { LISTED_PRICES } from '../providers/prices.ts';
import { didYouMean } from '../providers-file/complaint.ts';
import type { StoredPrice } from '../store/prices.ts';
import type { AdminDeps } from './deps.ts';
import type { Handlers } from './handler.ts';

export const priceHandlers = {
  /** Of each model the one that counts. */
  async listPrices(_asked, deps) {
    const store = await deps.store();
    const records = [...listed(), ...ofFile(deps), ...(await store.prices.list()).map(stored)];
    const counting = new Map(records.map((record) => [`${record.provider}/${record.model}`, record]));
    const ordered = [...counting].toSorted(([one], [other]) => (one < other ? -1 : 1));
    return { object: 'list', data: ordered.map(([, record]) => record) };
  },

  async setPrice({ params, body }, deps) {
    const store = await deps.store();
    const { provider, model } = params;
    refuseUnknown(provider, deps);
    const before = (await store.prices.list()).find((price) => price.provider === provider && price.model === model);
    const { currency, input_micros: input, cached_input_micros: cachedInput = null, output_micros: output } = body;
    return stored(
      await store.prices.put(before?.version ?? 0, { provider, model, currency, input, cachedInput, output }),
    );
  },

  async deletePrice({ params }, deps) {
    const store = await deps.store();
    const { id, version } = await store.prices.get(`${params.provider}/${params.model}`);
    await store.prices.remove({ id, version });
  },
} satisfies Handlers<'listPrices' | 'setPrice' | 'deletePrice'>;

function refuseUnknown(id: string, { answering }: AdminDeps): void {
  const ids = answering.current.own.profiles.map((profile) => profile.id);
  if (ids.includes(id)) return;
  const sentence = `There is no provider "${id}".${didYouMean(id, ids)}`;
  throw new Fault('invalid_request', sentence, { param: 'provider' });
}

type Amounts = Pick<PriceRecord, 'currency' | 'input_micros' | 'cached_input_micros' | 'output_micros'>;

function amounts(prices: Parameters<typeof priceFrom>[0]): Amounts {
  const { input, cachedInput, output, currency } = priceFrom(prices, '');
  return { currency, input_micros: input, cached_input_micros: cachedInput, output_micros: output };
}

function listed(): readonly PriceRecord[] {
  return Object.entries(LISTED_PRICES).flatMap(([provider, models]) =>
    Object.entries(models).map(([model, price]) => {
      return { provider, model, ...amounts(price), source: 'built-in' as const, as_of: price.on };
    }),
  );
}

function ofFile({ answering }: AdminDeps): readonly PriceRecord[] {
  return answering.current.own.providers.flatMap(({ profile, models }) =>
    models.flatMap(({ id, upstreamId: model = id, prices }) =>
      prices === undefined
        ? []
        : [{ provider: profile.id, model, ...amounts(prices), source: 'file' as const, as_of: null }],
    ),
  );
}

function stored({ provider, model, currency, input, cachedInput, output }: StoredPrice): PriceRecord {
  return {
    ...{ provider, model, currency, source: 'stored', as_of: null },
    ...{ input_micros: input, cached_input_micros: cachedInput ?? input, output_micros: output },
  };
}
