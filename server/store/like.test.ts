import { describe, expect, onTestFinished, test } from 'vitest';
import { DATABASES, fresh } from '../../conformance/postgres/databases.ts';
import { openDatabase } from './database.ts';
import { contains } from './like.ts';
import { openStore } from './store.ts';

describe.each(DATABASES)('on %s', (kind) => {
  test('S43: text that somebody looks for stands for itself', async () => {
    const options = await fresh(kind);
    const store = await openStore(options);
    onTestFinished(store.close);
    for (const id of ['plain', '100%', 'a_b', 'axb', 'back\\slash', "quote'", 'UPPER']) {
      await store.settings.put({ id, version: 0 }, null);
    }
    const { db, close } = await openDatabase(options);
    onTestFinished(close);
    const found = async (text: string) => {
      const rows = await db
        .selectFrom('settings')
        .select('id')
        .where((of) => contains(of.ref('id'), text))
        .execute();
      return rows.map(({ id }) => id).toSorted();
    };
    expect(await found('%')).toEqual(['100%']);
    expect(await found('a_b')).toEqual(['a_b']);
    expect(await found('\\')).toEqual(['back\\slash']);
    expect(await found("'")).toEqual(["quote'"]);
    expect(await found('upp')).toEqual(['UPPER']);
    expect(await found("' or 1=1 --")).toEqual([]);
    expect(await found('%'.repeat(100_000))).toEqual([]);
    expect(await found('\ud800')).toEqual([]);
    expect(await found('')).toHaveLength(7);
  });
});
