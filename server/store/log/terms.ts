/** What the user has set for the log, as it stands in the store. */
import type { BodiesKept } from '../../turn-entry.ts';
import type { Db } from '../tables.ts';
import type { LogBudget } from './tidy.ts';

export interface LogSettings extends LogBudget {
  readonly bodies: BodiesKept;
}

/** A price of the user's, in millionths of the currency per million tokens. */
export interface TermPrice {
  readonly provider: string;
  readonly model: string;
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
  readonly currency: string;
}

export interface LogTerms {
  readonly settings: LogSettings;
  readonly prices: readonly TermPrice[];
}

const MEBIBYTE = 1024 * 1024;

export const DEFAULT_SETTINGS: LogSettings = { bodies: 'errors', retentionDays: 30, maxBytes: 1024 * MEBIBYTE };

/** Below it the sums and the database's own needs would leave no room for turns. */
const LEAST_BYTES = 64 * MEBIBYTE;

/** The settings `log.bodies`, `log.retention_days` and `log.max_bytes`; what makes no sense counts as not set. */
export async function readTerms(db: Db): Promise<LogTerms> {
  const rows = await db.selectFrom('settings').select(['id', 'value']).where('id', 'like', 'log.%').execute();
  const set = new Map(rows.map(({ id, value }) => [id, JSON.parse(value) as unknown]));
  const prices = await db.selectFrom('prices').selectAll().execute();
  return {
    settings: {
      bodies: bodiesFrom(set.get('log.bodies')) ?? DEFAULT_SETTINGS.bodies,
      retentionDays: wholeFrom(set.get('log.retention_days'), 1) ?? DEFAULT_SETTINGS.retentionDays,
      maxBytes: wholeFrom(set.get('log.max_bytes'), LEAST_BYTES) ?? DEFAULT_SETTINGS.maxBytes,
    },
    prices: prices.map(({ provider, model, input, cached_input, output, currency }) => ({
      ...{ provider, model, input, output, currency },
      cachedInput: cached_input ?? input,
    })),
  };
}

function bodiesFrom(value: unknown): BodiesKept | null {
  return value === 'full' || value === 'errors' || value === 'off' ? value : null;
}

function wholeFrom(value: unknown, least: number): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? Math.max(least, value) : null;
}
