/** Prices that the user sets over those of the package. */
import type { Selectable } from 'kysely';
import { StoreError } from './error.ts';
import type { Db, Tables } from './tables.ts';
import { type Key, type Versioned, versionedOf } from './versioned.ts';
import { absent, born, change, remove, write } from './write.ts';

/** Whole millionths of the currency per million tokens. */
export interface PriceFields {
  readonly provider: string;
  /** The name the provider knows the model by. */
  readonly model: string;
  readonly input: number;
  /** Null where cached tokens cost as much as others. */
  readonly cachedInput: number | null;
  readonly output: number;
  /** Three capitals. */
  readonly currency: string;
}

export type StoredPrice = Versioned & PriceFields;

/** Of a provider's model. */
const idOf = ({ provider, model }: Pick<PriceFields, 'provider' | 'model'>) => `${provider}/${model}`;

export function openPrices(db: Db) {
  async function one(source: Pick<Db, 'selectFrom'>, id: string): Promise<StoredPrice> {
    const row = await source.selectFrom('prices').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw absent('prices', id);
    return priceOf(row);
  }
  return {
    async list(): Promise<readonly StoredPrice[]> {
      return (await db.selectFrom('prices').selectAll().orderBy('id').execute()).map(priceOf);
    },

    /** By `provider/model`. @throws StoreError `absent`. */
    get: (id: string): Promise<StoredPrice> => one(db, id),

    /** Version 0 for a model that has no price yet. @throws StoreError `invalid`, `duplicate`, `absent` or `stale`. */
    async put(version: number, fields: PriceFields): Promise<StoredPrice> {
      refuseParts(fields);
      const id = idOf(fields);
      const { cachedInput, ...columns } = fields;
      const values = { ...columns, cached_input: cachedInput };
      return await write(db, 'prices', async (tx) => {
        if (version > 0) await change(tx, 'prices', { id, version }, values);
        else
          await tx
            .insertInto('prices')
            .values({ ...born(id), ...values })
            .execute();
        return await one(tx, id);
      });
    },

    /** @throws StoreError `absent` or `stale`. */
    async remove(key: Key): Promise<void> {
      await write(db, 'prices', (tx) => remove(tx, 'prices', key));
    },
  };
}

/** SQLite would keep a fraction, or a number too large to be exact, as it comes. */
function refuseParts({ input, cachedInput, output }: PriceFields): void {
  const amounts = [input, cachedInput ?? 0, output];
  if (amounts.every((amount) => Number.isSafeInteger(amount) && amount >= 0)) return;
  throw new StoreError('invalid', 'A price is a whole number of millionths of a currency, and not below 0.');
}

function priceOf(row: Selectable<Tables['prices']>): StoredPrice {
  const { provider, model, input, output, currency } = row;
  return { ...versionedOf(row), provider, model, input, cachedInput: row.cached_input, output, currency };
}
