/**
 * What stands in a table of settings, as one digest that each write leaves behind: SQLite itself does not notice when a bit
 * of a text turns over on the disk.
 */
import { createHash } from 'node:crypto';
import type { Db, VersionedTable } from './tables.ts';

type Reading = Pick<Db, 'selectFrom'>;

/** What is written without a change of the settings. */
const UNCOUNTED = ['last_used_at'];

/** Everything that is counted and digested. */
export const TOPICS = [
  'settings',
  'providers',
  'provider_keys',
  'routes',
  'client_keys',
  'prices',
  'audit',
  'vault',
] as const satisfies readonly (VersionedTable | 'audit' | 'vault')[];

export type Topic = (typeof TOPICS)[number];

export async function digestOf(source: Reading, topic: Topic): Promise<string> {
  if (topic === 'audit') {
    const last = source.selectFrom('audit').select('hash').orderBy('seq', 'desc').limit(1);
    return (await last.executeTakeFirst())?.hash ?? '';
  }
  const rows = await source.selectFrom(topic).selectAll().orderBy('id').execute();
  const sorted = rows.map((row) =>
    Object.entries(row)
      .filter(([column]) => !UNCOUNTED.includes(column))
      .toSorted(),
  );
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}

/** The topics that are not as their last write left them. */
export async function spoiledTopics(source: Reading): Promise<readonly Topic[]> {
  const left = new Map(
    (await source.selectFrom('changes').selectAll().execute()).map((row) => [row.topic, row.digest]),
  );
  const spoiled: Topic[] = [];
  for (const topic of TOPICS) {
    const digest = left.get(topic);
    if (digest !== undefined && digest !== (await digestOf(source, topic))) spoiled.push(topic);
  }
  return spoiled;
}
