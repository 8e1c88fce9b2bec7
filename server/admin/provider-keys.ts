/** The keys of providers: where each comes from and how it is. No key is ever shown. */
import type { ProviderKey } from '../../generated/types/admin.ts';
import type { KeptKey, Stored } from '../answering/stored.ts';
import type { Config } from '../config.ts';
import { Fault } from '../fault.ts';
import type { Profile, Provider } from '../providers/profile.ts';
import { masked } from '../secrets.ts';
import type { ProviderKey as StoredKey } from '../store/provider-keys.ts';
import type { Store } from '../store/store.ts';
import type { KeyState } from '../upstream/key-pool.ts';
import { NO_KEY, originOf, whyNoKeys } from '../upstream/keys.ts';
import type { AdminDeps } from './deps.ts';
import type { Handlers } from './handler.ts';
import { profileOf } from './providers.ts';
import { keyOf, tagged } from './versions.ts';

export const providerKeyHandlers = {
  async listProviderKeys({ params: { provider } }, deps) {
    profileOf(provider, deps.answering.current.own.profiles);
    const rows = await storedKeys(provider, deps);
    return { object: 'list', data: [...rows.map((row) => shown(row, deps)), ...ofSettings(provider, deps)] };
  },

  async addProviderKey({ params: { provider }, body }, deps) {
    const store = await deps.store();
    const secret = keyIn(body.key);
    const baseUrl = addressFor(provider, secret, deps);
    refuseKnown(secret, provider, deps);
    const position = Math.max(0, ...(await store.providerKeys.list()).map((row) => row.position)) + 1;
    const row = await deps.answering.change(
      `keys of ${provider}`,
      (stored) => withKeys(stored, provider, (keys) => [...keys, { id: '', origin: originOf(baseUrl), secret }]),
      () =>
        store.providerKeys.create({ provider, secret, baseUrl, label: body.label ?? '', disabled: false, position }),
    );
    return tagged(shown(row, deps), row);
  },

  async updateProviderKey({ params, body, ifMatch }, deps) {
    const store = await deps.store();
    const before = await oneOf(params, store);
    const key = keyOf(before, ifMatch);
    const { label = before.label, disabled = before.disabled } = body;
    const row = await deps.answering.change(
      `keys of ${params.provider}`,
      (stored) => (disabled ? withoutKey(stored, params) : stored),
      () => store.providerKeys.update(key, { label, disabled, position: before.position }),
    );
    return tagged(shown(row, deps), row);
  },

  async rotateProviderKey({ params, body }, deps) {
    const { provider } = params;
    const store = await deps.store();
    const before = await oneOf(params, store);
    const secret = keyIn(body.key);
    const baseUrl = addressFor(provider, secret, deps);
    refuseKnown(secret, provider, deps, before.id);
    const next = { id: before.id, origin: originOf(baseUrl), secret };
    const row = await deps.answering.change(
      `keys of ${provider}`,
      (stored) => withKeys(stored, provider, (keys) => keys.map((one) => (one.id === before.id ? next : one))),
      () => store.providerKeys.replace(keyOf(before, null), { secret, baseUrl }),
    );
    return tagged(shown(row, deps), row);
  },

  async deleteProviderKey({ params }, deps) {
    const store = await deps.store();
    const key = keyOf(await oneOf(params, store), null);
    await deps.answering.change(
      `keys of ${params.provider}`,
      (stored) => withoutKey(stored, params),
      () => store.providerKeys.remove(key),
    );
  },
} satisfies Handlers<
  'listProviderKeys' | 'addProviderKey' | 'updateProviderKey' | 'rotateProviderKey' | 'deleteProviderKey'
>;

interface Named {
  readonly provider: string;
  readonly key: string;
}

function withKeys(stored: Stored, provider: string, change: (keys: readonly KeptKey[]) => readonly KeptKey[]): Stored {
  return { ...stored, keys: new Map([...stored.keys, [provider, change(stored.keys.get(provider) ?? [])]]) };
}

function withoutKey(stored: Stored, { provider, key }: Named): Stored {
  return withKeys(stored, provider, (keys) => keys.filter(({ id }) => id !== key));
}

/** @throws Fault `conflict` for a key that is told by a variable or a file, `not_found` for one of nobody's. */
async function oneOf({ provider, key }: Named, store: Store): Promise<StoredKey> {
  if (SETTING_ID.test(key)) {
    const where = 'a variable or a file tells this key: change it there, and start m2c again.';
    throw new Fault('conflict', `Only stored keys can be changed here; ${where}`);
  }
  const row = await store.providerKeys.get(key);
  if (row.provider !== provider) throw new Fault('not_found', `${provider} has no key ${key}.`);
  return row;
}

/** @throws Fault `invalid_request` for what can be no key. */
function keyIn(text: string): string {
  const key = text.trim();
  const why = key === '' ? 'is blank.' : whyNoKeys([key]);
  if (why !== null) throw new Fault('invalid_request', `key ${why}`, { param: 'key' });
  return key;
}

/** @param replaced the key that makes room for it: it may be given once more, for another address. */
function refuseKnown(secret: string, provider: string, { answering }: AdminDeps, replaced?: string): void {
  const kept = (answering.current.stored.keys.get(provider) ?? []).filter(({ id }) => id !== replaced);
  if (kept.some((one) => one.secret === secret)) throw new Fault('conflict', `${provider} has this key already.`);
}

/** Where a key belongs: where the provider is reached, or at the host that gives out keys like this one. */
function addressFor(id: string, secret: string, { answering, config }: AdminDeps): string {
  const { profiles, providers } = answering.current.own;
  const profile = profileOf(id, profiles);
  const provider = providers.find((one) => one.profile.id === id);
  const { hosts, baseUrlVariable } = profile.access;
  const home = hosts.find(({ keyPrefix }) => keyPrefix !== '' && secret.startsWith(keyPrefix));
  const baseUrl = isChosen(profile, provider, config) ? provider?.baseUrl : (home ?? hosts[0])?.baseUrl;
  if (baseUrl !== undefined) return baseUrl;
  throw new Fault('conflict', `${profile.displayName} has no address yet: set ${baseUrlVariable} and start m2c again.`);
}

/** Whether the user has said where it is. */
function isChosen({ access }: Profile, provider: Provider | undefined, { variables }: Config): boolean {
  if (provider === undefined || variables[access.baseUrlVariable] !== undefined) return true;
  return !access.hosts.some(({ baseUrl }) => originOf(baseUrl) === originOf(provider.baseUrl));
}

/** None while the store cannot be used: the keys of settings are shown all the same. */
async function storedKeys(provider: string, deps: AdminDeps): Promise<readonly StoredKey[]> {
  const store = await deps.store().catch(() => null);
  return ((await store?.providerKeys.list()) ?? []).filter((row) => row.provider === provider);
}

function shown({ id, provider, label, hint, origin, disabled }: StoredKey, deps: AdminDeps): ProviderKey {
  const { stored, own } = deps.answering.current;
  const common = { id, label, source: 'stored', hint, until: null } as const;
  if (disabled) return { ...common, state: 'disabled', reason: 'It was disabled here.' };
  const found = own.providers.find((one) => one.profile.id === provider);
  const kept = stored.keys.get(provider)?.find((one) => one.id === id);
  const unusable = (reason: string) => ({ ...common, state: 'unusable' as const, reason });
  if (kept === undefined) return unusable('The master key does not open it: rotate it, or bring the right master key.');
  const state = found === undefined ? undefined : stateOf(kept.secret, found, deps);
  if (state === undefined) return unusable(`It was given for ${origin}, where the provider is no more: rotate it.`);
  return { ...common, ...state };
}

const SETTING_ID = /^setting-\d+$/;

function ofSettings(id: string, deps: AdminDeps): readonly ProviderKey[] {
  const { own, stored } = deps.answering.current;
  const provider = own.providers.find((one) => one.profile.id === id);
  if (provider === undefined) return [];
  const kept = (stored.keys.get(id) ?? []).map(({ secret }) => secret);
  const variable = provider.profile.access.keyVariables.find((name) => deps.config.variables[name] !== undefined);
  const label = variable ?? 'providers.json';
  return provider.keys
    .filter((key) => key !== NO_KEY && !kept.includes(key))
    .flatMap((key, at) => {
      const state = stateOf(key, provider, deps);
      const common = { id: `setting-${at + 1}`, label, source: 'setting', hint: masked(key) } as const;
      return state === undefined ? [] : [{ ...common, ...state }];
    });
}

/** Undefined for a key that the provider is not asked with. */
function stateOf(key: string, provider: Provider, { health }: AdminDeps) {
  const now = performance.now();
  const found = health.keysOf(provider).find((one) => one.key === key);
  return found === undefined ? undefined : restOf(found, now);
}

function restOf({ until, reason, refused }: KeyState, now: number): Pick<ProviderKey, 'state' | 'until' | 'reason'> {
  if (until <= now) return { state: 'ready', until: null, reason: null };
  const end = new Date(Date.now() + until - now).toISOString();
  return { state: refused ? 'refused' : 'cooling', until: end, reason };
}
