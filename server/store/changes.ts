/** What has changed, for who keeps a copy of it in memory: this process, or another one with the same database. */
import type { Db } from './tables.ts';

export type Counts = { readonly [topic: string]: number };

export function openChanges(db: Db) {
  return {
    /** How often each topic was changed: a number that grew says that something did. */
    async counts(): Promise<Counts> {
      const rows = await db.selectFrom('changes').select(['topic', 'count']).execute();
      return Object.fromEntries(rows.map(({ topic, count }) => [topic, count]));
    },
  };
}
