/** What the store keeps, on both databases. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { DATABASES, fresh } from '../../conformance/postgres/databases.ts';
import { openStore, type Store } from './store.ts';

describe.each(DATABASES)('on %s', (kind) => {
  async function opened(): Promise<Store> {
    const store = await openStore(await fresh(kind));
    onTestFinished(store.close);
    return store;
  }

  test('a setting is whatever JSON says', async () => {
    const { settings } = await opened();
    const value = { a: [1, null, 'ü\u0001"'], b: { c: true } };
    expect(await settings.get('x')).toBeNull();
    expect(await settings.put({ id: 'x', version: 0 }, value)).toMatchObject({ id: 'x', version: 1, value });
    expect(await settings.get('x')).toMatchObject({ value });
  });
});
