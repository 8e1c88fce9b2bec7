/** The settings of one database file into another, without the log of turns, which is nearly all of its size. */
import { type RawBuilder, sql } from 'kysely';
import { TOPICS } from './digest.ts';
import type { Db, Tables } from './tables.ts';
import { write } from './write.ts';

/** Whatever is set, learned or recorded of the settings; the log of turns is none of it. */
export const SETTINGS_TABLES = [...TOPICS, 'learned'] as const satisfies readonly (keyof Tables)[];

/** Takes the place of what is in these tables, in one transaction. Both files have the newest schema. */
export async function copySettings(
  into: Db,
  from: string,
  tables: readonly (keyof Tables)[] = SETTINGS_TABLES,
): Promise<void> {
  await sql`attach ${from} as source`.execute(into);
  try {
    await write(into, TOPICS, async (tx) => {
      for (const table of tables) {
        await sql`delete from ${named('main', table)}`.execute(tx);
        await sql`insert into ${named('main', table)} select * from ${named('source', table)}`.execute(tx);
      }
    });
  } finally {
    await sql`detach source`.execute(into);
  }
}

const named = (schema: string, table: string): RawBuilder<unknown> => sql.table(`${schema}.${table}`);
