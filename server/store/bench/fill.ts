/** Fills a store with synthetic turns, their requests and their sums, as fast as SQLite takes them. */
import Sqlite from 'better-sqlite3';
import { BUCKETS, boundOf, KINDS } from '../log/buckets.ts';

export interface Filling {
  readonly turns: number;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

const AT_ONCE = 500_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The file belongs to a store that was opened before; nobody else may have it open. */
export function fill(file: string, filling: Filling, progress: (done: number) => void): void {
  const db = new Sqlite(file);
  for (const pragma of ['journal_mode = delete', 'synchronous = off', 'cache_size = -600000', 'temp_store = memory']) {
    db.pragma(pragma);
  }
  const indexes = db
    .prepare(
      "select name, sql from sqlite_master where type = 'index' and tbl_name in ('turns', 'sessions') and sql is not null",
    )
    .all() as { name: string; sql: string }[];
  for (const { name } of indexes) db.exec(`drop index "${name}"`);
  for (let done = 0; done < filling.turns; done += AT_ONCE) {
    fillSome(db, filling, done, Math.min(filling.turns, done + AT_ONCE));
    progress(done);
  }
  sumUp(db, filling);
  for (const { sql } of indexes) db.exec(sql);
  db.exec('analyze');
  db.pragma('journal_mode = wal');
  db.close();
}

/** Four providers with two models each, five clients, fifty turns to a session; one turn in thirteen fails. */
function fillSome(db: Sqlite.Database, { turns, from, to }: Filling, first: number, last: number): void {
  const step = (to - from) / turns;
  db.exec(`
    begin;
    create temp table some as
      with recursive n(i) as (select ${first} union all select i + 1 from n where i + 1 < ${last})
      select i, cast(${from} + i * ${step} as integer) as at, abs(random()) as r from n;
    insert into turns
      select at * 2048 + i % 2048, 'resp_' || lower(hex(randomblob(12))), at, lower(hex(randomblob(18))),
        case i % 6 when 5 then null else 'key_' || (i % 6) end,
        'thread-' || lower(hex(i / 50 * 7919)) || '-0000-4000-8000-000000000000', 'gpt-5.5', 'provider-' || (r % 4),
        'model-' || (r % 8), 'default', 1, case r % 13 when 0 then 'failed' when 1 then 'abandoned' else 'completed' end,
        case r % 13 when 0 then 'error_' || (r % 7) end, case r % 13 when 0 then 'The provider said no.' end,
        0, 200 + r % 5000, 1000 + r % 60000, null, 0, 20000 + r % 100000, 15000, 100 + r % 4000, 50
      from some;
    insert into attempts
      select at * 2048 + i % 2048, 0, 'provider-' || (r % 4), 'model-' || (r % 8), at, 900 + r % 60000, 200,
        case r % 13 when 0 then 'error_' || (r % 7) end, null, r % 90000, 'USD', 'store',
        20000 + r % 100000, 15000, 100 + r % 4000, 50
      from some;
    drop table some;
    commit;`);
}

/** What the writer of the log adds turn by turn. Day by day, since a day holds its hours. */
function sumUp(db: Sqlite.Database, { from, to }: Filling): void {
  for (let day = from - (from % DAY); day <= to; day += DAY) {
    db.exec('begin');
    sumUpTurns(db, `t.seq >= ${day * 2048} and t.seq < ${(day + DAY) * 2048}`);
    db.exec('commit');
  }
  db.exec(`insert into sessions select session, coalesce(client_key, ''), min(at), max(at + duration_ms), count(*),
    sum(status = 'failed'), sum(input_tokens), sum(cached_tokens), sum(output_tokens), sum(reasoning_tokens)
    from turns group by 1, 2`);
  db.exec(`insert into session_costs select t.session, coalesce(t.client_key, ''), a.currency, sum(a.cost_micros)
    from turns t join attempts a on a.turn = t.seq group by 1, 2, 3`);
}

const GRAINS = '(select 1 as grain union all select 24) g';
/** Each turn under the name of no client, and under that of its own. */
const CLIENTS = '(select 0 as own union all select 1) o';
const OWN = "case o.own when 1 then t.client_key else '' end";

function sumUpTurns(db: Sqlite.Database, range: string): void {
  const key = (client: string) => `g.grain, t.at - t.at % (g.grain * ${HOUR}), t.provider, t.upstream_model, ${client}`;
  const client = "coalesce(t.client_key, '')";
  const statuses = ['completed', 'incomplete', 'failed', 'abandoned'].map((status) => `sum(t.status = '${status}')`);
  const tokens = ['input', 'cached', 'output', 'reasoning'].map((name) => `sum(a.${name}_tokens)`).join(', ');
  const each = `where ${range} and (o.own = 0 or t.client_key is not null)`;
  db.exec(`insert into sums_turns select ${key(client)}, count(*), ${statuses.join(', ')} from turns t, ${GRAINS}
    where ${range} group by 1, 2, 3, 4, 5`);
  db.exec(`insert into sums_errors select ${key(OWN)}, t.error_code, count(*) from turns t, ${GRAINS}, ${CLIENTS}
    ${each} and t.error_code is not null group by 1, 2, 3, 4, 5, 6`);
  db.exec(`insert into sums_usage select ${key(client)}, a.currency, count(*), sum(a.error_code is not null), 0, ${tokens},
    sum(a.cost_micros) from turns t cross join attempts a on a.turn = t.seq, ${GRAINS} where ${range} group by 1, 2, 3, 4, 5, 6`);
  const values = {
    first_item_ms: 't.first_item_ms',
    duration_ms: 't.duration_ms',
    tokens_per_second: 't.output_tokens * 1000.0 / max(1, t.duration_ms - t.first_item_ms)',
  };
  for (const kind of KINDS) {
    const buckets = Array.from({ length: BUCKETS }, (_, bucket) => {
      const below = bucket === BUCKETS - 1 ? '' : ` and t.value < ${boundOf(kind, bucket + 1)}`;
      return `sum(t.value >= ${boundOf(kind, bucket)}${below})`;
    });
    db.exec(`insert into sums_latency select ${key(OWN)}, '${kind}', ${buckets.join(', ')}
      from (select t.*, ${values[kind]} as value from turns t where t.status = 'completed' and ${range}) t, ${GRAINS}, ${CLIENTS}
      where o.own = 0 or t.client_key is not null group by 1, 2, 3, 4, 5`);
  }
}
