/** Writes turns: each batch whole or not at all, with what it adds to every sum. */
import { redact } from '../../secrets.ts';
import type { RawStages, Stage, TurnStages } from '../../turn-entry.ts';
import type { Db, Tables, Tx } from '../tables.ts';
import { blocksOf, keepBlocks } from './blocks.ts';
import { attemptRows, bucketColumns, type LoggedTurn, sessionOf, sumsOf, turnRow } from './entries.ts';
import { firstAt, type Sequence } from './sequence.ts';
import { added, addUp, inPieces, writing } from './sums.ts';

/** A turn with its bodies, which still hold their secrets. */
export interface RawTurn extends LoggedTurn {
  readonly stages: RawStages | null;
}

export const STAGES: readonly (keyof TurnStages)[] = [
  'clientRequest',
  'upstreamRequest',
  'upstreamResponse',
  'clientResponse',
];

const SUM_KEY = ['grain', 'start', 'provider', 'model', 'client_key'] as const;

/** Writes these turns. One that is there already is left as it is, so that a batch may be written again. */
export async function writeTurns(db: Db, batch: readonly RawTurn[], sequence: Sequence): Promise<void> {
  await writing(db, async (tx) => {
    const fresh = await notWritten(tx, batch);
    if (fresh.length === 0) return;
    const seqs = await placesFor(tx, fresh, sequence);
    const placed = fresh.map((turn, index) => ({ turn, seq: seqs[index] ?? 0 }));
    await insert(
      tx,
      'turns',
      placed.map(({ turn, seq }) => turnRow(turn, seq, turn.stages !== null)),
    );
    await insert(
      tx,
      'attempts',
      placed.flatMap(({ turn, seq }) => attemptRows(turn, seq)),
    );
    await writeStages(tx, placed);
    await writeSums(tx, fresh);
    await writeSessions(tx, fresh);
  });
}

async function notWritten(tx: Tx, batch: readonly RawTurn[]): Promise<readonly RawTurn[]> {
  const ids = new Map(batch.map((turn) => [turn.entry.id, turn]));
  for (const some of inPieces([...ids.keys()], 500)) {
    const rows = await tx.selectFrom('turns').select('id').where('id', 'in', some).execute();
    for (const { id } of rows) ids.delete(id);
  }
  return [...ids.values()];
}

/** A place for each, which nobody has. Where a millisecond is full, those after it are taken. */
async function placesFor(tx: Tx, turns: readonly RawTurn[], sequence: Sequence): Promise<readonly number[]> {
  const wanted = turns.map(({ entry }) => ({ entry, seq: sequence.next(entry.at) }));
  const taken = new Set<number>();
  for (const some of inPieces(wanted, 500)) {
    const seqs = some.map(({ seq }) => seq);
    const rows = await tx.selectFrom('turns').select('seq').where('seq', 'in', seqs).execute();
    for (const { seq } of rows) taken.add(seq);
  }
  const given = new Set<number>();
  for (const { entry, seq } of wanted) {
    const isFree = !given.has(seq) && !taken.has(seq);
    let place = isFree ? seq : await behindAll(tx, seq, firstAt(entry.at + 60_000));
    while (given.has(place)) place += 1;
    given.add(place);
  }
  return [...given];
}

async function behindAll(tx: Tx, from: number, to: number): Promise<number> {
  const last = tx
    .selectFrom('turns')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('seq', '>=', from)
    .where('seq', '<', to);
  return ((await last.executeTakeFirst())?.seq ?? from) + 1;
}

async function insert<Name extends 'turns' | 'attempts' | 'stages'>(
  tx: Tx,
  table: Name,
  rows: readonly object[],
): Promise<void> {
  for (const some of inPieces(rows, 500)) {
    await tx
      .insertInto(table)
      .values(some as never)
      .execute();
  }
}

async function writeStages(tx: Tx, placed: readonly { turn: RawTurn; seq: number }[]): Promise<void> {
  const kept = placed.flatMap(({ turn: { stages }, seq }) => {
    if (stages === null) return [];
    return STAGES.flatMap((name) => {
      const stage: Stage | null = stages[name];
      if (stage === null) return [];
      return [{ turn: seq, stage: name, cut: Number(stage.cut), blocks: blocksOf(redact(stage.text, stages.secrets)) }];
    });
  });
  await keepBlocks(
    tx,
    kept.flatMap(({ blocks }) => blocks),
  );
  await insert(
    tx,
    'stages',
    kept.map((row) => ({ ...row, blocks: JSON.stringify(row.blocks.map(({ hash }) => hash)) })),
  );
}

async function writeSums(tx: Tx, turns: readonly LoggedTurn[]): Promise<void> {
  const sums = turns.map(sumsOf);
  const add = <Row extends { readonly [column: string]: unknown }>(
    table: keyof Tables,
    rows: readonly Row[],
    ...more: readonly (keyof Row & string)[]
  ) => {
    const keys = [...SUM_KEY, ...more];
    return addUp(tx, table, keys, added(keys, rows));
  };
  await add(
    'sums_turns',
    sums.flatMap((sum) => sum.turns),
  );
  await add(
    'sums_errors',
    sums.flatMap((sum) => sum.errors),
    'error_code',
  );
  const latencies = sums.flatMap((sum) => sum.latency);
  await add(
    'sums_latency',
    // First by their buckets, of which few are met: a row has a column for each.
    added([...SUM_KEY, 'kind', 'bucket'], latencies).map(({ bucket, turns: count, ...key }) => ({
      ...key,
      ...bucketColumns(bucket, count),
    })),
    'kind',
  );
  await add(
    'sums_usage',
    sums.flatMap((sum) => sum.usage),
    'currency',
  );
}

async function writeSessions(tx: Tx, turns: readonly LoggedTurn[]): Promise<void> {
  const found = turns.map(sessionOf);
  const keys = ['session', 'client_key'] as const;
  const rows = found.flatMap(({ sessions }) => sessions);
  const times = { first_at: 'least', last_at: 'most' } as const;
  await addUp(tx, 'sessions', keys, added(keys, rows, times), times);
  const costKeys = [...keys, 'currency'] as const;
  const costs = found.flatMap((each) => each.costs);
  await addUp(tx, 'session_costs', costKeys, added(costKeys, costs));
}
