/** What the commands of `m2c codex` begin with: the settings, and the m2c that runs with them or would. */
import { openAnswering } from '../../answering/open.ts';
import { readStored } from '../../answering/stored.ts';
import { freeKeyName, storedKey } from '../../codex-setup/client-key.ts';
import { type Models, modelsOf } from '../../codex-setup/models.ts';
import {
  adminTokenOf,
  askAdmin,
  clientStatus,
  lookAtServer,
  ownAddress,
  runningModels,
} from '../../codex-setup/running.ts';
import { type FindInsight, type Insight, runningInsight } from '../../codex-setup/view.ts';
import { type Config, ConfigError, type Flags } from '../../config.ts';
import { isLoopback } from '../../http/host-guard.ts';
import { providersFile } from '../../providers-file/open.ts';
import { isStore } from '../../store/door.ts';
import { openStore } from '../../store/store.ts';
import { readNetwork } from '../../upstream/network.ts';

export interface CodexFlags extends Flags {
  readonly providers?: string;
  readonly json?: boolean;
}

/** Who would answer if m2c started now. Rejects with a ConfigError as `m2c start` does. */
export async function localInsight(
  config: Config,
  flags: CodexFlags,
): Promise<Insight & { readonly keyAsked: boolean }> {
  const store = isStore(config) ? await openStore(config) : null;
  const file = providersFile(config, flags.providers);
  const read = store === null ? undefined : () => readStored(store);
  const opening = openAnswering(file, config, readNetwork(config), read);
  try {
    const { routes, stored, settings } = await opening.open();
    return {
      models: modelsOf(routes),
      targetOf: async (model) => stored.routes.find(({ pattern }) => pattern === model)?.targets[0] ?? null,
      keyAsked: settings.client_keys_required || !isLoopback(config.host),
    };
  } finally {
    await opening.close();
    await store?.close();
  }
}

/** The m2c that runs, or what it would be. */
export function finding(config: Config, flags: CodexFlags): FindInsight {
  return async ({ url, state }, key) =>
    state === 'm2c' ? await runningInsight(url, adminTokenOf(config), key) : await localInsight(config, flags);
}

export interface Found {
  /** `http://127.0.0.1:8788` */
  readonly origin: string;
  readonly up: boolean;
  readonly models: Models;
  /** What Codex is to show; null where m2c asks for nothing. */
  readonly key: string | null;
}

/**
 * The m2c of these settings, with a key for Codex where it asks for one.
 *
 * @param held the key that Codex has, null for none.
 */
export async function findM2c(config: Config, flags: CodexFlags, held: string | null): Promise<Found> {
  if (config.port === 0) throw new ConfigError('At which port Codex finds m2c is not known: name it with --port.');
  const origin = ownAddress(config);
  const token = adminTokenOf(config);
  const { state } = await lookAtServer(origin, token);
  if (state === 'other') {
    throw new ConfigError(`Another program answers at ${origin}: name the port of m2c with --port.`);
  }
  if (state === 'down') {
    const { models, keyAsked } = await localInsight(config, flags);
    return { origin, up: false, models, key: keyAsked ? await keyOfStore(config, held) : null };
  }
  const asked = (await clientStatus(origin, null)) === 401;
  const key = asked ? await keyOfRunning(origin, token, held) : null;
  return { origin, up: true, models: await runningModels(origin, token, key), key };
}

async function keyOfStore(config: Config, held: string | null): Promise<string> {
  const store = await openStore(config);
  try {
    return await storedKey(store, held);
  } finally {
    await store.close();
  }
}

async function keyOfRunning(origin: string, token: string | null, held: string | null): Promise<string> {
  if (held !== null && (await clientStatus(origin, held)) === 200) return held;
  const { data } = await askAdmin<{ readonly data: readonly { readonly name: string }[] }>(
    origin,
    token,
    '/client-keys',
  );
  const name = freeKeyName(data.map((one) => one.name));
  const asked = { method: 'POST', body: { name } };
  return (await askAdmin<{ readonly secret: string }>(origin, token, '/client-keys', asked)).secret;
}
