/** The turn log of `m2c start`. */
import type { Config } from './config.ts';
import type { Logger } from './log.ts';
import { costOf, priceOf } from './pricing.ts';
import type { RouteTable } from './routing.ts';
import { TurnLog } from './store/log/turn-log.ts';
import { type StartStore, startStore } from './store/start.ts';

/** The log of all turns in the store of these settings, which is opened by the first turn. */
export function openTurnLog(
  { dataDir, databaseUrl, masterKey }: Config,
  routes: () => RouteTable,
  log: Pick<Logger, 'warn'>,
  start: StartStore = startStore,
): TurnLog {
  return new TurnLog({
    open: () => start({ dataDir, databaseUrl, masterKey }),
    costOf: (attempt, stored) => {
      const own = stored.find(({ provider, model }) => provider === attempt.provider && model === attempt.model);
      const price = priceOf(attempt, routes().providers, () =>
        own === undefined ? null : { ...own, source: 'store' },
      );
      return costOf(attempt.usage, price);
    },
    log: { warn: (message) => log.warn(message) },
  });
}
