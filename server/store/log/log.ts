/** The room of the log for whoever writes it. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../database.ts';
import { storeErrorOf } from '../error.ts';
import { Sequence } from './sequence.ts';
import { type LogTerms, readTerms } from './terms.ts';
import { type LogBudget, type LogSize, sizeOf, type Tidied, tidyLog } from './tidy.ts';
import { type RawTurn, writeTurns } from './write.ts';

/** As long as another process writes; and how often it is asked whether it still does. */
const BUSY_MS = 5000;
const POLL_MS = 2;

export function openLog(database: Database) {
  const { db, pragma } = database;
  const sequence = new Sequence();
  let gentle = false;
  /** The last quarter of a second may be lost with the power, and no commit waits for the disk. */
  const beGentle = () => {
    if (gentle) return;
    pragma?.('synchronous = normal');
    // After a burst the log of SQLite is cut to so many bytes again.
    pragma?.('journal_size_limit = 4194304');
    gentle = true;
  };
  return {
    /** Writes all of these turns, or none. */
    async write(batch: readonly RawTurn[]): Promise<void> {
      beGentle();
      await untilFree(pragma, () => writeTurns(db, batch, sequence));
    },

    /** One small step towards the budget. */
    async tidy(budget: LogBudget, now: number): Promise<Tidied> {
      return await tidyLog(database, budget, now);
    },

    /** What SQLite keeps beside its file goes into it, so that the space of what went is the disk's again. */
    async settle(): Promise<void> {
      pragma?.('wal_checkpoint(truncate)');
    },

    /** What the user has set for the log. */
    async terms(): Promise<LogTerms> {
      return await readTerms(db);
    },

    async size(): Promise<LogSize> {
      return await sizeOf(database);
    },
  };
}

/**
 * SQLite itself looks after a tenth of a second whether the other has finished, and finds the next one at work where settings
 * change without a pause.
 */
async function untilFree(pragma: Database['pragma'], work: () => Promise<void>): Promise<void> {
  if (pragma === null) return await work();
  const patience = performance.now() + BUSY_MS;
  pragma(`busy_timeout = ${POLL_MS}`);
  try {
    for (;;) {
      try {
        return await work();
      } catch (thrown) {
        if (storeErrorOf(thrown).kind !== 'busy' || performance.now() > patience) throw thrown;
      }
      await delay(POLL_MS);
    }
  } finally {
    pragma(`busy_timeout = ${BUSY_MS}`);
  }
}
