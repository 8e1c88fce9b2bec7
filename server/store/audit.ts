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

export interface AuditPage {
  /** The newest first. */
  readonly entries: readonly AuditEntry[];
  /** Whether each is as it was written, and stands behind the one before it. */
  readonly intact: boolean;
  /** Whether there are older ones. */
  readonly more: boolean;
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

    /** `before` is the number of the last entry of the page before. */
    async list({ before, limit }: { before?: number | undefined; limit: number }): Promise<AuditPage> {
      const newest = db
        .selectFrom('audit')
        .selectAll()
        .orderBy('seq', 'desc')
        .limit(limit + 1);
      const rows = await (before === undefined ? newest : newest.where('seq', '<', before)).execute();
      const page = rows.slice(0, limit);
      const intact = page.every((row, index) => follows(row, rows[index + 1]));
      // A gap between two pages shows on the later one.
      const joined = before === undefined || page.length === 0 || page[0]?.seq === before - 1;
      return { entries: page.map(entryOf), intact: intact && joined, more: rows.length > limit };
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

type AuditRow = Selectable<Tables['audit']>;

function follows({ hash, ...row }: AuditRow, earlier: AuditRow | undefined): boolean {
  const { seq, previous } = row;
  const joined =
    earlier === undefined ? seq === 1 && previous === START : seq === earlier.seq + 1 && previous === earlier.hash;
  return joined && hashOf(row) === hash;
}

function hashOf({ seq, at, actor, action, subject, detail, previous }: Omit<Tables['audit'], 'hash'>): string {
  return createHash('sha256')
    .update(JSON.stringify([seq, at, actor, action, subject, detail, previous]))
    .digest('hex');
}

function entryOf({ seq, at, actor, action, subject, detail, hash }: AuditRow): AuditEntry {
  return { seq, at, actor, action, subject, detail: JSON.parse(detail), hash };
}
