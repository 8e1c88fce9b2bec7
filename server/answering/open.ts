/** The providers of this process as the routing sees them. */
import { fileURLToPath } from 'node:url';
import type { Settings } from '../../generated/types/admin.ts';
import { type Config, ConfigError, type Flags, loadConfig } from '../config.ts';
import { PROFILES, REPLAY } from '../providers/index.ts';
import type { Profile, Provider } from '../providers/profile.ts';
import {
  type OwnProviders,
  type OwnRouting,
  openOwnProviders,
  type ProvidersFile,
  providersFile,
} from '../providers-file/open.ts';
import { type LeftOut, textOf } from '../providers-file/stored.ts';
import { type ReplayServer, startReplay } from '../replay/server.ts';
import { chatGptRoute, mayGoToChatGpt } from '../routing/chatgpt.ts';
import { type RouteTable, route } from '../routing.ts';
import { NO_KEY } from '../upstream/keys.ts';
import { type Network, readNetwork } from '../upstream/network.ts';
import { lostNames, withStored } from './names.ts';
import { settingsOf } from './settings.ts';
import { NOTHING_STORED, type Stored } from './stored.ts';

const RECORDINGS = fileURLToPath(new URL('../../recordings', import.meta.url));
const REPLAY_WINDOW = 128_000;

export interface ProvidersFlag extends Flags {
  /** The file of the user's own providers. */
  readonly providers?: string;
}

export interface OpenSettings {
  readonly config: Config;
  readonly network: Network;
  readonly own: OwnProviders;
}

/** The settings, and every provider as variables and the user's file tell them. Rejects when one of them is wrong. */
export async function openSettings(flags: ProvidersFlag): Promise<OpenSettings> {
  const config = loadConfig(flags);
  const network = readNetwork(config);
  const file = providersFile(config, flags.providers);
  return { config, network, own: await openOwnProviders(file, PROFILES, config, network) };
}

/** Who answers, as the variables, the file of providers and the store say. */
export interface Answering {
  readonly own: OwnProviders;
  readonly routes: RouteTable;
  readonly stored: Stored;
  /** The settings that can be changed while m2c runs. */
  readonly settings: Settings;
  /** Of the store, what cannot be used. */
  readonly leftOut: readonly LeftOut[];
  /** What is not as it should be, one sentence each. */
  readonly problems: readonly string[];
  /** Variables of which one is enough to leave replay; none when a provider has a key. */
  readonly missingKeys: readonly string[];
}

/**
 * Opens who answers, as often as it is asked: the providers, or recordings where none of them has a key.
 *
 * @param read what the store holds now.
 */
export function openAnswering(
  file: ProvidersFile,
  config: Config,
  network: Network,
  read: () => Promise<Stored> = async () => NOTHING_STORED,
) {
  let replay: ReplayServer | null = null;
  async function openWith(stored: Stored): Promise<Answering> {
    const { providers: entries, keys } = stored;
    const own = await openOwnProviders(file, PROFILES, config, network, { entries, keys });
    const { profiles, providers, routing } = own;
    const settings = settingsOf(config, routing, stored.settings);
    const leftOut = [...own.leftOut, ...lostNames(stored, providers)];
    const problems = [...stored.problems, ...leftOut.map((one) => `Left out: ${textOf(one)}`)];
    const common = { own, stored, settings, leftOut, problems };
    if (providers.some(hasKey)) {
      return {
        ...common,
        routes: withStored(routeTable(providers, routing, config.autoCompact?.model), stored, settings),
        missingKeys: [],
      };
    }
    replay ??= await startReplay(RECORDINGS);
    const routes = routeTable([...providers, replayProvider(replay)], PLAIN_ROUTING);
    return { ...common, routes, missingKeys: profiles.flatMap(opensWith) };
  }
  return {
    openWith,
    open: async (): Promise<Answering> => openWith(await read()),
    async close(): Promise<void> {
      await replay?.close();
    },
  };
}

/** The variable that is enough to open a provider. */
function opensWith({ access }: Profile): readonly string[] {
  return access.keyless === true ? [access.modelVariable] : access.keyVariables.slice(0, 1);
}

/** A recording is listed as `replay/NAME`, and its provider knows it as NAME. */
function replayProvider(replay: ReplayServer): Provider {
  const models = replay.models.map((name) => ({
    id: `${REPLAY.id}/${name}`,
    upstreamId: name,
    displayName: `Recording ${name}`,
    contextWindow: REPLAY_WINDOW,
    windowAssumed: true,
    efforts: ['medium'],
  }));
  // The first thing a newcomer hears should be words, not an error or a call of a tool that is not there.
  const first = replay.recordings.find(({ about }) => about.scenario === 'text') ?? replay.recordings[0];
  return { profile: REPLAY, baseUrl: replay.url, keys: [NO_KEY], models, defaultModel: first?.name ?? '' };
}

/** Recordings answer whatever is asked. */
export const PLAIN_ROUTING: OwnRouting = {
  defaultProvider: null,
  fallbacks: [],
  aliases: {},
  routes: [],
  smallModel: null,
};

export const hasKey = (provider: Provider): boolean => provider.keys.length > 0;

/**
 * @param compactModel makes the summaries of long histories.
 * @throws ConfigError when the default provider has no key, none has, or a setting names a model that nobody has.
 */
export function routeTable(
  providers: readonly Provider[],
  settings: OwnRouting,
  compactModel: string | null = null,
): RouteTable {
  const { defaultProvider: wanted, fallbacks: others, aliases, routes, smallModel: small } = settings;
  const usable = providers.filter(hasKey);
  const fallback = wanted === null ? usable[0] : usable.find((one) => one.profile.id === wanted);
  if (fallback !== undefined) {
    const table = { providers, fallback, others, aliases, routes, small };
    for (const [name, setting] of named(settings, compactModel)) {
      if (chatGptRoute(name, { providers }) !== null)
        throw new ConfigError(`${setting} names "${name}", a model of ChatGPT, which stands in for no other model.`);
      const { rule } = route(name, { ...table, aliases: {}, routes: [], small: null }).value;
      if (rule === 'default')
        throw new ConfigError(`${setting} names "${name}", which no provider lists: write provider/model.`);
    }
    return table;
  }
  if (usable.length === 0) throw new ConfigError('No provider has a key: m2c start --help lists the variables to set.');
  const choice = usable.map((one) => one.profile.id).join(', ');
  throw new ConfigError(`M2C_DEFAULT_PROVIDER is "${wanted}", which has no key: choose one of ${choice}.`);
}

/** Every model that a setting names, with the setting. */
function named(
  { fallbacks, aliases, routes, smallModel }: OwnRouting,
  compactModel: string | null,
): (readonly [string, string])[] {
  return [
    ...fallbacks.map((name) => [name, 'M2C_FALLBACKS'] as const),
    ...Object.values(aliases).flatMap((name) => (mayGoToChatGpt(name) ? [] : [[name, 'M2C_ALIASES'] as const])),
    ...routes.flatMap(({ targets }) =>
      targets.flatMap((name, at) => (mayGoToChatGpt(name, at) ? [] : [[name, 'A route'] as const])),
    ),
    ...(smallModel === null ? [] : [[smallModel, 'M2C_SMALL_MODEL'] as const]),
    ...(compactModel === null ? [] : [[compactModel, 'M2C_COMPACT_MODEL'] as const]),
  ];
}
