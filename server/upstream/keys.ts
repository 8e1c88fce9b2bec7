/** Which providers the user's variables open: key, host and default model of each, with a warning where they do not fit. */
import { Fault } from '../fault.ts';
import { type Host, KEY_ORDERS, type KeyOrder, type ModelFacts, type Profile } from '../providers/profile.ts';
import type { ReachedProvider, Way } from './client.ts';

type Variables = { readonly [name: string]: string };

export interface OpenProviders {
  /** Every provider whose host is known, those without a key too. */
  readonly providers: readonly ReachedProvider[];
  /** One sentence each, for the banner. */
  readonly warnings: readonly string[];
}

/** What is told of a provider otherwise than by variables. */
export interface Given {
  /** In the order of their use; undefined where variables tell. */
  readonly keys?: readonly string[] | undefined;
  readonly keyOrder?: KeyOrder | undefined;
  /** The models on offer; undefined for those of the profile. */
  readonly models?: readonly ModelFacts[] | undefined;
  readonly way?: Way | undefined;
}

/** A key that goes to no other place than the one it was given for: scheme, host and port. */
export interface OriginKey {
  readonly origin: string;
  readonly secret: string;
}

/** Of a model that only the user names: what Codex itself assumes of models it does not know (0.169.0). */
const UNKNOWN_WINDOW = 258_400;

/** Sent where no key is asked for. Too short to be ever hidden in a sentence that happens to hold the word. */
export const NO_KEY = 'none';

/**
 * @param given by the id of the provider.
 * @param stored keys that are used before all others, by the id of the provider, so far as they were given for its address.
 * @throws Fault when a base URL is not an http(s) URL or carries credentials, or there is no such order of keys.
 */
export function openProviders(
  profiles: readonly Profile[],
  variables: Variables,
  given: ReadonlyMap<string, Given> = new Map(),
  stored: ReadonlyMap<string, readonly OriginKey[]> = new Map(),
): OpenProviders {
  const keyOrder = keyOrderIn(variables);
  const opened = profiles.map((profile) =>
    openProvider(profile, variables, { keyOrder, ...given.get(profile.id) }, stored.get(profile.id) ?? []),
  );
  return {
    providers: opened.flatMap((one) => (one.provider === null ? [] : [one.provider])),
    warnings: opened.flatMap((one) => one.warnings),
  };
}

interface Opened {
  readonly provider: ReachedProvider | null;
  readonly warnings: readonly string[];
}

function openProvider(profile: Profile, variables: Variables, given: Given, stored: readonly OriginKey[]): Opened {
  const { keyVariables, baseUrlVariable, modelVariable, hosts, keyless = false } = profile.access;
  const keyVariable = keyVariables.find((name) => variables[name] !== undefined);
  const chosenUrl = variables[baseUrlVariable];
  const wanted = keyless && (chosenUrl ?? variables[modelVariable]) !== undefined;
  const told = keyVariable === undefined ? undefined : variables[keyVariable];
  const own = given.keys ?? (told === undefined ? (wanted ? [NO_KEY] : []) : listOf(told));
  const why = whyNoKeys(own);
  if (why !== null) throw new Fault('server_error', `${keyVariable} ${why}`);
  const keyHost = hostOfKeys(hosts, stored, own);
  const baseUrl = chosenUrl === undefined ? (keyHost ?? hosts[0])?.baseUrl : checkedUrl(chosenUrl, baseUrlVariable);
  if (baseUrl === undefined) {
    const set = own.length === 0 ? undefined : keyVariable;
    return { provider: null, warnings: halfSet(profile, given, set, baseUrlVariable) };
  }
  const defaultModel = variables[modelVariable] ?? profile.defaultModel;
  if (defaultModel === '') {
    const set = chosenUrl === undefined ? keyVariable : baseUrlVariable;
    return { provider: null, warnings: halfSet(profile, given, set, modelVariable) };
  }
  const models = withModel(given.models ?? profile.models, defaultModel);
  const source = given.keys === undefined ? `${keyVariable}` : `The key of ${profile.id}`;
  return {
    provider: {
      ...{ profile, baseUrl, keys: keysFor(baseUrl, stored, own, hosts), models, defaultModel },
      ...(given.keyOrder === undefined ? {} : { keyOrder: given.keyOrder }),
      ...(given.way === undefined ? {} : { way: given.way }),
    },
    warnings: own.flatMap((key) => mismatch(source, key, baseUrlVariable, baseUrl, hosts)).slice(0, 1),
  };
}

/** The host that the first key belongs to: a stored one tells its origin, any other one tells it by how it begins. */
function hostOfKeys(
  hosts: readonly Host[],
  stored: readonly OriginKey[],
  [first]: readonly string[],
): Host | undefined {
  const [kept] = stored.flatMap(({ origin }) => hosts.find((host) => originOf(host.baseUrl) === origin) ?? []);
  return kept ?? (first === undefined ? undefined : hosts.find((host) => first.startsWith(host.keyPrefix)));
}

/** The stored keys of this address, then the others, without those of another host. */
function keysFor(
  baseUrl: string,
  stored: readonly OriginKey[],
  own: readonly string[],
  hosts: readonly Host[],
): readonly string[] {
  const fitting = stored.filter(({ origin }) => origin === originOf(baseUrl)).map(({ secret }) => secret);
  if (fitting.length === 0) return own;
  const others = own.filter((key) => {
    const home = hosts.find(({ keyPrefix }) => keyPrefix !== '' && key.startsWith(keyPrefix));
    return key !== NO_KEY && (home === undefined || isAt(home, baseUrl));
  });
  return [...new Set([...fitting, ...others])];
}

/** Scheme, host and port of an address: what a stored key belongs to. */
export function originOf(baseUrl: string): string {
  return new URL(baseUrl).origin;
}

function keyOrderIn({ M2C_KEY_ORDER: told }: Variables): KeyOrder | undefined {
  const order = KEY_ORDERS.find((one) => one === told);
  if (told === order) return order;
  throw new Fault('server_error', `M2C_KEY_ORDER must be ${KEY_ORDERS.join(' or ')}, not "${told}".`);
}

/** Who has told something of a provider wants it open. */
function halfSet({ id }: Profile, { models }: Given, set: string | undefined, missing: string): string[] {
  const told = set === undefined ? (models === undefined ? null : `${id} has an entry`) : `${set} is set`;
  return told === null ? [] : [`${told} but ${missing} is not set: ${id} is left out.`];
}

/** A key of one host sent to another answers 401 and nothing else: said before the first turn fails. */
function mismatch(
  source: string,
  apiKey: string,
  baseUrlVariable: string,
  baseUrl: string,
  hosts: readonly Host[],
): string[] {
  const keyHost = hosts.find((host) => host.keyPrefix !== '' && apiKey.startsWith(host.keyPrefix));
  if (keyHost !== undefined && isAt(keyHost, baseUrl)) return [];
  const urlHost = hosts.find((host) => isAt(host, baseUrl));
  if (keyHost !== undefined && urlHost !== undefined) {
    return [
      `${source} begins with ${keyHost.keyPrefix} and belongs to the ${keyHost.name} host, but ${baseUrlVariable} is ` +
        `the ${urlHost.name} host: unset ${baseUrlVariable} or use a ${urlHost.keyPrefix} key.`,
    ];
  }
  const prefixes = hosts.map((host) => host.keyPrefix).filter((prefix) => prefix !== '');
  if (keyHost === undefined && urlHost !== undefined && prefixes.length > 0) {
    return [`${source} begins with none of ${prefixes.join(', ')}: ${urlHost.baseUrl} will probably refuse it.`];
  }
  return [];
}

/** Whether a base URL leads to this host, in whichever region. */
export function isAt(host: Host, baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl);
  return hostname === new URL(host.baseUrl).hostname || host.regions?.test(hostname) === true;
}

function checkedUrl(text: string, variable: string): string {
  const why = whyNoBaseUrl(text);
  if (why !== null) throw new Fault('server_error', `${variable} ${why}`);
  return text.replace(/\/+$/, '');
}

/** What is wrong with a base URL, as the end of a sentence; null for nothing. */
export function whyNoBaseUrl(text: string): string | null {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    return 'must be an http(s) URL such as https://api.example.com/v1.';
  }
  if (url.username === '' && url.password === '') return null;
  return 'must not carry credentials: put the key into its own place.';
}

function withModel(models: readonly ModelFacts[], id: string): readonly ModelFacts[] {
  if (models.some((model) => (model.upstreamId ?? model.id) === id)) return models;
  return [unknownModel(id), ...models];
}

/** A model of which nothing but its name is known. */
export function unknownModel(id: string): ModelFacts {
  const efforts = ['low', 'medium', 'high'];
  return { id, displayName: id, contextWindow: UNKNOWN_WINDOW, windowAssumed: true, efforts };
}

/** What is wrong with keys, as the end of a sentence; null for nothing. */
export function whyNoKeys(keys: readonly string[]): string | null {
  // A key that was shortened for display ("sk-abc…xyz") fails each turn with an error that says nothing of it.
  if (keys.every((key) => /^[\x21-\x7e]+$/.test(key))) return null;
  return 'holds a character that no key has: copy the key again.';
}

/** Several keys stand in one variable, separated by commas. */
export function listOf(keys: string): readonly string[] {
  return [...new Set(keys.split(',').map((key) => key.trim()))].filter((key) => key !== '');
}
