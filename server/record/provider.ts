/** The provider of a recording: one that m2c knows or one of the user's own, with its key. */
import { type Config, ConfigError, loadConfig, type Variables } from '../config.ts';
import { PROFILES } from '../providers/index.ts';
import type { Profile } from '../providers/profile.ts';
import { type OwnProviders, openOwnProviders, providersFile } from '../providers-file/open.ts';
import type { ReachedProvider } from '../upstream/client.ts';
import { whyNoBaseUrl } from '../upstream/keys.ts';
import { readNetwork } from '../upstream/network.ts';

/** The command line's words as they were typed, so far as they tell of the provider. */
export interface ProviderFlags {
  readonly session?: boolean;
  readonly model?: string;
  readonly baseUrl?: string;
  readonly port?: string;
  readonly dataDir?: string;
  /** The file of the user's own providers. */
  readonly providers?: string;
}

/** The user's settings and the provider that was named, with the model and the address of this recording in the place of its own. */
export async function openProvider(
  id: string,
  { providers: file, dataDir, port, session, model, baseUrl }: ProviderFlags,
): Promise<{ config: Config; provider: ReachedProvider }> {
  const loaded = loadConfig({
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(session === true ? (port === undefined ? {} : { port }) : { port: '0' }),
  });
  const why = baseUrl === undefined ? null : whyNoBaseUrl(baseUrl);
  if (why !== null) throw new ConfigError(`--base-url ${why}`);
  const access = PROFILES.find((profile) => profile.id === id)?.access;
  const variables: Variables = {
    ...loaded.variables,
    ...(model === undefined || access === undefined ? {} : { [access.modelVariable]: model }),
    ...(baseUrl === undefined || access === undefined ? {} : { [access.baseUrlVariable]: baseUrl }),
  };
  const config = { ...loaded, host: '127.0.0.1', variables };
  const own = await openOwnProviders(providersFile(config, file), PROFILES, config, readNetwork(config));
  const profile = chosenProfile(id, own);
  const provider = own.providers.find((one) => one.profile === profile);
  if (provider === undefined) {
    throw new ConfigError(
      `${profile.displayName} has no usual address and model: give --base-url and --model, or set ${profile.access.baseUrlVariable}.`,
    );
  }
  if (provider.keys.length === 0) {
    const keys = profile.access.keyVariables.join(' or ');
    throw new ConfigError(
      `No key for ${profile.displayName}: set ${keys}, in the environment or in ${config.dataDir}/.env.`,
    );
  }
  // What an entry of the file says wins over variables.
  const asked = {
    ...(model === undefined ? {} : { defaultModel: model }),
    ...(baseUrl === undefined ? {} : { baseUrl: baseUrl.replace(/\/+$/, '') }),
  };
  return { config, provider: { ...provider, ...asked } };
}

function chosenProfile(id: string, { profiles }: OwnProviders): Profile {
  const profile = profiles.find((one) => one.id === id);
  if (profile === undefined) {
    const known = profiles.map((one) => one.id).join(', ');
    throw new ConfigError(
      `--provider must be one of ${known}, not "${id}"; for a new one write an entry into providers.json, or its profile (m2c verify URL --propose FILE).`,
    );
  }
  if (/^[a-z0-9][a-z0-9-]*$/.test(id)) return profile;
  throw new ConfigError(`--provider names a folder: "${id}" has a dot, so give the provider another id.`);
}
