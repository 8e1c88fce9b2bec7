/** Who changed what, as a chain: a row that is changed or taken out later breaks it. */
import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Db, Tables } from './tables.ts';
import { write } from './write.ts';

export interface AuditFields {
  /** Who: `admin`, `console`, a client key's id. */
  readonly actor: string;
  /** What: the operation's id. */
  readonly action: string;
  /** To what: the id of a row. */
  readonly subject: string;
  /** Anything in JSON but secrets. */
  readonly detail: unknown;
}

export interface AuditEntry extends AuditFields {
  readonly seq: number;
  readonly at: number;
  readonly hash: string;
}

export interface AuditVerdict {
  /** How many entries were looked at. */
  readonly entries: number;
  /** The first entry that is not as it was written, or behind which others were taken out; null when all are. */
  readonly broken: number | null;
  /** The digest of the last entry: kept elsewhere, it shows whether the end was cut off. */
  readonly head: string;
}

const START = '0'.repeat(64);
const PAGE = 1000;

export function openAudit(db: Db) {
  const page = (after: number, limit: number) =>
    db.selectFrom('audit').selectAll().where('seq', '>', after).orderBy('seq').limit(limit).execute();
  return {
    async append({ actor, action, subject, detail }: AuditFields): Promise<AuditEntry> {
      return await write(db, 'audit', async (tx) => {
        const last = await tx
          .selectFrom('audit')
          .select(['seq', 'hash'])
          .orderBy('seq', 'desc')
          .limit(1)
          .executeTakeFirst();
        const row = {
          ...{ seq: (last?.seq ?? 0) + 1, at: Date.now(), actor, action, subject },
          ...{ detail: JSON.stringify(detail ?? null), previous: last?.hash ?? START },
        };
        const hash = hashOf(row);
        await tx
          .insertInto('audit')
          .values({ ...row, hash })
          .execute();
        return entryOf({ ...row, hash });
      });
    },

    /** The newest first; `before` is the number of the last entry of the page before. */
    async list({ before, limit }: { before?: number; limit: number }): Promise<readonly AuditEntry[]> {
      const rows = db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(limit);
      return (await (before === undefined ? rows : rows.where('seq', '<', before)).execute()).map(entryOf);
    },

    async verify(): Promise<AuditVerdict> {
      let [seq, head] = [0, START];
      for (let rows = await page(0, PAGE); rows.length > 0; rows = await page(seq, PAGE)) {
        for (const { hash, ...row } of rows) {
          if (row.seq !== seq + 1 || row.previous !== head || hashOf(row) !== hash) {
            return { entries: seq, broken: row.seq, head };
          }
          [seq, head] = [row.seq, hash];
        }
      }
      return { entries: seq, broken: null, head };
    },
  };
}

function hashOf({ seq, at, actor, action, subject, detail, previous }: Omit<Tables['audit'], 'hash'>): string {
  return createHash('sha256')
    .update(JSON.stringify([seq, at, actor, action, subject, detail, previous]))
    .digest('hex');
}

function entryOf({ seq, at, actor, action, subject, detail, hash }: Selectable<Tables['audit']>): AuditEntry {
  return { seq, at, actor, action, subject, detail: JSON.parse(detail), hash };
}
