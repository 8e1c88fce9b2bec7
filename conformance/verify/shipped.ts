/**
 * What `m2c verify` takes from the server: the user's settings and keys, the shipped profiles, and how the other commands
 * print. The only file of this room that knows the server's code.
 */
import { ConfigError, loadConfig, type Variables } from '../../server/config.ts';
import { Fault } from '../../server/fault.ts';
import { PROFILES } from '../../server/providers/index.ts';
import type { Host, Profile } from '../../server/providers/profile.ts';
import { type OwnProviders, openOwnProviders, providersFile } from '../../server/providers-file/open.ts';
import { secretsOf } from '../../server/upstream/client.ts';
import { NO_KEY, openProviders } from '../../server/upstream/keys.ts';
import { readNetwork } from '../../server/upstream/network.ts';

export { type Paint, paintFor } from '../../server/commands/banner.ts';
export { ConfigError, type Variables } from '../../server/config.ts';
export { openaiCompatible } from '../../server/providers/openai-compatible.ts';
export { type Profile, type RequestFacts, requestFacts } from '../../server/providers/profile.ts';
export { masked, redact } from '../../server/secrets.ts';
export { VERSION } from '../../server/version.ts';

/** The server to be judged, as the user named it. */
export interface Wanted {
  /** A provider's id or a base URL. */
  readonly target: string;
  readonly model?: string | undefined;
  /** The environment variable that holds the key. */
  readonly keyEnv?: string | undefined;
}

/** The server to be judged, as it is reached. */
export interface Target {
  /** Without a trailing slash. */
  readonly url: string;
  readonly model: string;
  readonly apiKey: string | null;
  /** The variable that the key came from, or those that it could come from. */
  readonly keyVariables: readonly string[];
  /** The shipped profile to compare with, null when the server is none that m2c knows. */
  readonly profile: Profile | null;
  /** Headers of the user's own, which win over others. */
  readonly headers: { readonly [name: string]: string };
  /** Added to each URL. */
  readonly query: { readonly [name: string]: string };
  /** What must never be shown: the key, and headers and parameters that are secret. */
  readonly secrets: readonly string[];
  /** One sentence each: a key that does not fit its host. */
  readonly warnings: readonly string[];
}

/** What the user has told m2c. */
export interface UserSettings {
  /** The environment over `.env` of the data directory, as `m2c start` reads them. */
  readonly variables: Variables;
  /** Null where a base URL says all. */
  readonly own: OwnProviders | null;
}

/** @param file what `--providers` says. Rejects with a ConfigError, or with a Fault when a variable is wrong. */
export async function userSettings({ target }: Wanted, file?: string): Promise<UserSettings> {
  const config = loadConfig({});
  const { variables } = config;
  if (file === undefined && URL.canParse(target)) return { variables, own: null };
  const own = await openOwnProviders(providersFile(config, file), PROFILES, config, readNetwork(config));
  return { variables, own };
}

/** @throws ConfigError with a sentence that says what to write instead. */
export function findTarget(wanted: Wanted, variables: Variables, own: OwnProviders | null = null): Target {
  const entry = own?.profiles.find((profile) => profile.id === wanted.target && !PROFILES.includes(profile));
  if (own !== null && entry !== undefined) return ownTarget(entry, own, wanted, variables);
  const named = PROFILES.find((profile) => profile.id === wanted.target);
  if (named !== undefined) return providerTarget(named, wanted, variables);
  const url = URL.parse(wanted.target);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new ConfigError(
      `"${wanted.target}" is neither a provider (${(own?.profiles ?? PROFILES).map(({ id }) => id).join(', ')}) nor a base URL such as https://api.example.com/v1.`,
    );
  }
  // At an address of this machine anything may answer.
  const profile = PROFILES.find(
    ({ access }) => access.keyless !== true && access.hosts.some((host) => isAt(host, url)),
  );
  const baseUrl = checkedUrl(url);
  if (profile === undefined) return strangerTarget(baseUrl, wanted, variables);
  return providerTarget(profile, wanted, { ...variables, [profile.access.baseUrlVariable]: baseUrl });
}

function providerTarget(profile: Profile, wanted: Wanted, variables: Variables): Target {
  const { keyVariables, baseUrlVariable, modelVariable } = profile.access;
  const [firstKey = ''] = keyVariables;
  const others = Object.entries(variables).filter(([name]) => !keyVariables.includes(name));
  const chosen =
    wanted.keyEnv === undefined
      ? variables
      : { ...Object.fromEntries(others), [firstKey]: keyOf(wanted.keyEnv, variables) };
  const opened = openAsConfigured(
    profile,
    wanted.model === undefined ? chosen : { ...chosen, [modelVariable]: wanted.model },
  );
  const [provider] = opened.providers;
  if (provider === undefined) {
    const missing =
      chosen[baseUrlVariable] === undefined ? `set ${baseUrlVariable}, or give the base URL` : 'add --model NAME';
    throw new ConfigError(`The provider ${profile.id} has no address or model of its own: ${missing}.`);
  }
  const used = keyVariables.filter((name) => chosen[name] !== undefined).slice(0, 1);
  return {
    url: provider.baseUrl,
    model: provider.defaultModel,
    // A server that needs no key is sent none.
    apiKey: provider.keys.find((key) => key !== NO_KEY) ?? null,
    keyVariables: wanted.keyEnv !== undefined ? [wanted.keyEnv] : used.length > 0 ? used : keyVariables,
    profile,
    ...NOTHING_MORE,
    secrets: provider.keys.filter((key) => key !== NO_KEY),
    warnings: opened.warnings,
  };
}

const NOTHING_MORE = { headers: {}, query: {}, secrets: [] };

/** A provider as its entry in the user's file tells it. */
function ownTarget(profile: Profile, own: OwnProviders, { model, keyEnv }: Wanted, variables: Variables): Target {
  const provider = own.providers.find((one) => one.profile === profile);
  if (provider === undefined) {
    throw new ConfigError(`The provider ${profile.id} has no address or model of its own: write them into its entry.`);
  }
  const { way, keys } = provider;
  const apiKey = keyEnv === undefined ? keys.find((key) => key !== NO_KEY) : keyOf(keyEnv, variables);
  const direct = `m2c verify reaches ${profile.id} directly and in its own time: proxy, caFile and timeouts of its entry are not used.`;
  return {
    url: provider.baseUrl,
    model: model ?? provider.defaultModel,
    apiKey: apiKey ?? null,
    keyVariables: keyEnv === undefined ? profile.access.keyVariables : [keyEnv],
    profile,
    headers: way?.headers ?? {},
    query: way?.query ?? {},
    secrets: [...secretsOf(provider).filter((secret) => secret !== NO_KEY), ...(apiKey === undefined ? [] : [apiKey])],
    warnings: way?.line == null ? [] : [direct],
  };
}

/** Whether the provider is one that m2c knows by itself. */
export const isShipped = (id: string): boolean => PROFILES.some((profile) => profile.id === id);

/** The server's own reading of its variables, whose faults are here faults of the command line. */
function openAsConfigured(profile: Profile, variables: Variables) {
  try {
    return openProviders([profile], variables);
  } catch (thrown) {
    if (thrown instanceof Fault) throw new ConfigError(thrown.message);
    throw thrown;
  }
}

function strangerTarget(url: string, wanted: Wanted, variables: Variables): Target {
  if (wanted.model === undefined) {
    throw new ConfigError(`m2c does not know the models of ${url}: add --model NAME.`);
  }
  const apiKey = wanted.keyEnv === undefined ? null : keyOf(wanted.keyEnv, variables);
  const keyVariables = wanted.keyEnv === undefined ? [] : [wanted.keyEnv];
  const secrets = apiKey === null ? [] : [apiKey];
  return { url, model: wanted.model, apiKey, keyVariables, profile: null, ...NOTHING_MORE, secrets, warnings: [] };
}

function keyOf(variable: string, variables: Variables): string {
  const key = variables[variable];
  if (key === undefined) {
    // Whoever types the key itself must not find it again in the log of a build.
    const shown = /^[A-Z][A-Z\d_]*_[A-Z\d_]+$/.test(variable) ? variable : 'The variable that --key-env names';
    throw new ConfigError(
      `${shown} is not set: --key-env takes the name of the environment variable that holds the key.`,
    );
  }
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new ConfigError(`${variable} holds a character that no key has: copy the key again.`);
  }
  return key;
}

/** A key goes to its own provider's host only, and never unencrypted because of a typing error. */
function isAt(host: Host, { hostname, protocol }: URL): boolean {
  const own = new URL(host.baseUrl);
  return protocol === own.protocol && (hostname === own.hostname || host.regions?.test(hostname) === true);
}

function checkedUrl(url: URL): string {
  if (url.username !== '' || url.password !== '') {
    throw new ConfigError(
      'The base URL must not carry credentials: put the key into a variable and name it with --key-env.',
    );
  }
  if (url.search !== '' || url.hash !== '') {
    throw new ConfigError('The base URL must end with its path, without "?" or "#".');
  }
  // People paste the address of the door itself.
  return url.href.replace(/\/+$/, '').replace(/\/(chat\/completions|responses)$/, '');
}
