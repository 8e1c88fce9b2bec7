/** What is changed while m2c runs, as the store keeps it. */

import type { Settings } from '../../generated/types/admin.ts';
import type { ProviderEntry } from '../../generated/types/files.ts';
import type { RouteChain } from '../routing/chain.ts';
import type { ProviderKey } from '../store/provider-keys.ts';
import type { Store } from '../store/store.ts';
import type { OriginKey } from '../upstream/keys.ts';
import { settingsIn } from './settings.ts';

export interface KeptKey extends OriginKey {
  readonly id: string;
}

export interface Stored {
  readonly providers: readonly ProviderEntry[];
  /** By the id of the provider, in the order of their use. */
  readonly keys: ReadonlyMap<string, readonly KeptKey[]>;
  readonly routes: readonly RouteChain[];
  /** The model that answers for now; null for none. */
  readonly override: string | null;
  readonly settings: Partial<Settings>;
  /** What could not be read, one sentence each. */
  readonly problems: readonly string[];
}

export const NOTHING_STORED: Stored = {
  providers: [],
  keys: new Map(),
  routes: [],
  override: null,
  settings: {},
  problems: [],
};

/** The row of the settings that holds the override. */
export const OVERRIDE = 'override';

/** Rejects with a StoreError when the store cannot be read. Keys that cannot be opened are left out. */
export async function readStored(store: Store): Promise<Stored> {
  const [providers, routes, settings] = await Promise.all([
    store.providers.list(),
    store.routes.list(),
    store.settings.list(),
  ]);
  const { keys, problems } = await readKeys(store);
  const values = new Map(settings.map(({ id, value }) => [id, value]));
  return {
    providers: providers.map(({ entry }) => entry),
    keys,
    routes: routes.map(({ pattern, targets }) => ({ pattern, targets })),
    override: (values.get(OVERRIDE) ?? null) as string | null,
    settings: settingsIn(values),
    problems,
  };
}

async function readKeys(store: Store): Promise<Pick<Stored, 'keys' | 'problems'>> {
  const rows = (await store.providerKeys.list()).filter(({ disabled }) => !disabled);
  const keys = new Map<string, KeptKey[]>();
  const problems = new Set<string>();
  for (const { provider, origin } of places(rows)) {
    try {
      const opened = await store.providerKeys.unsealed(provider, origin);
      keys.set(provider, [...(keys.get(provider) ?? []), ...opened.map((key) => ({ ...key, origin }))]);
    } catch (thrown) {
      problems.add(`Stored keys cannot be used. ${(thrown as Error).message}`);
    }
  }
  return { keys, problems: [...problems] };
}

type KeyPlace = Pick<ProviderKey, 'provider' | 'origin'>;

function places(rows: readonly KeyPlace[]): readonly KeyPlace[] {
  return [...new Map(rows.map(({ provider, origin }) => [`${provider} ${origin}`, { provider, origin }])).values()];
}
