/** The four bodies of a turn, put together again from their blocks. */
import type { Stage, TurnStages } from '../../turn-entry.ts';
import type { Db, Tables } from '../tables.ts';
import { textOf } from './blocks.ts';
import { STAGES } from './write.ts';

/** Null when they are not kept, or not any more. */
export async function stagesOf(
  db: Db,
  { seq, bodies }: Pick<Tables['turns'], 'seq' | 'bodies'>,
): Promise<TurnStages | null> {
  if (bodies === 0) return null;
  const rows = await db.selectFrom('stages').selectAll().where('turn', '=', seq).execute();
  const lists = new Map(rows.map(({ stage, cut, blocks }) => [stage, { cut, hashes: JSON.parse(blocks) as string[] }]));
  const hashes = [...new Set([...lists.values()].flatMap((list) => list.hashes))];
  const blocks =
    hashes.length === 0
      ? []
      : await db.selectFrom('blocks').select(['hash', 'data']).where('hash', 'in', hashes).execute();
  const packed = new Map(blocks.map(({ hash, data }) => [hash, data]));
  const stage = (name: string): Stage | null => {
    const list = lists.get(name);
    const text = list === undefined ? null : textOf(list.hashes, packed);
    return list === undefined || text === null ? null : { text, cut: list.cut === 1 };
  };
  return Object.fromEntries(STAGES.map((name) => [name, stage(name)])) as unknown as TurnStages;
}
