/** What providers have refused, kept so that a start of m2c forgets none of it. */
import type { Selectable } from 'kysely';
import type { Db, Tables } from './tables.ts';
import { newId } from './write.ts';

export interface LearnedFields {
  readonly provider: string;
  /** A digest of the key, in hex: the key itself is not kept. */
  readonly keyHash: string;
  /** The end of the key, for people. */
  readonly keyHint: string;
  readonly model: string;
  /** What is left out: a field of the request, or a part of one. */
  readonly what: string;
  /** The provider's own words. */
  readonly sentence: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly until: number;
}

export interface StoredLesson extends LearnedFields {
  readonly id: string;
}

export function openLearned(db: Db) {
  return {
    /** What still holds, the newest first. */
    async list(now: number): Promise<readonly StoredLesson[]> {
      const rows = db.selectFrom('learned').selectAll().where('until', '>', now);
      return (await rows.orderBy('at', 'desc').orderBy('id').execute()).map(lessonOf);
    },

    /** Takes the place of what was learned of the same before; what no longer holds is cleared away. */
    async learn(lesson: LearnedFields): Promise<void> {
      const { keyHash, keyHint, ...columns } = lesson;
      const { sentence, at, until } = lesson;
      await db.transaction().execute(async (tx) => {
        await tx.deleteFrom('learned').where('until', '<=', at).execute();
        await tx
          .insertInto('learned')
          .values({ id: newId('lesson'), ...columns, key_hash: keyHash, key_hint: keyHint })
          .onConflict((conflict) =>
            conflict.columns(['provider', 'key_hash', 'model', 'what']).doUpdateSet({ sentence, at, until }),
          )
          .execute();
      });
    },

    /** @returns whether there was such a lesson. */
    async forget(id: string): Promise<boolean> {
      const { numDeletedRows } = await db.deleteFrom('learned').where('id', '=', id).executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
  };
}

function lessonOf(row: Selectable<Tables['learned']>): StoredLesson {
  const { key_hash: keyHash, key_hint: keyHint, ...rest } = row;
  return { ...rest, keyHash, keyHint };
}
