/** For tests: a store with something in every room, and what is in it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openStore, type Store, type StoreOptions } from './store.ts';

export const fileIn = ({ dataDir }: Pick<StoreOptions, 'dataDir'>) => join(dataDir, 'm2c.db');
export const names = ({ dataDir }: Pick<StoreOptions, 'dataDir'>) => readdirSync(dataDir).toSorted();

/** Everything that is set. */
async function contents(store: Store): Promise<unknown> {
  const { settings, providers, providerKeys, routes, clientKeys, prices, audit } = store;
  const rooms = [settings, providers, providerKeys, routes, clientKeys, prices].map((room) => room.list());
  const { broken } = await audit.verify();
  return [...(await Promise.all(rooms)), broken === null ? (await audit.list({ limit: 100 })).entries : 'noticed'];
}

/** A store with something in every room, closed again, and what is in it. */
export async function filled(options: StoreOptions, backup = true): Promise<unknown> {
  const store = await openStore(options);
  const { settings, providers, providerKeys, routes, clientKeys, prices, audit, maintenance } = store;
  for (let at = 0; at < 40; at += 1)
    await settings.put({ id: `setting-${at}`, version: 0 }, { at, text: 'x'.repeat(200) });
  await providers.create({ id: 'acme', baseUrl: 'https://api.acme.example/v1' });
  const key = { provider: 'acme', label: 'l', disabled: false, position: 0, secret: 'sk-canary-0123456789' };
  await providerKeys.create({ ...key, baseUrl: 'https://api.acme.example/v1' });
  for (let at = 0; at < 10; at += 1) {
    await routes.create({ pattern: `model-${at}`, targets: ['one'], position: at });
    await clientKeys.create({ name: `key ${at}`, limits: {}, expiresAt: null, disabled: false });
    await audit.append({ actor: 'admin', action: 'do', subject: String(at), detail: null });
  }
  await prices.put(0, { provider: 'acme', model: 'one', input: 1, cachedInput: null, output: 2, currency: 'USD' });
  if (backup) await maintenance.backup({ turns: false });
  const all = await contents(store);
  await store.close();
  return all;
}

/** Opens it as m2c start does. @returns what is in it and what was said, or why it was refused. */
export async function found(options: StoreOptions): Promise<{ contents: unknown; warnings: readonly string[] }> {
  const store = await openStore({ ...options, serves: true });
  try {
    return { contents: await contents(store), warnings: (await store.maintenance.state()).warnings };
  } finally {
    await store.close();
  }
}
