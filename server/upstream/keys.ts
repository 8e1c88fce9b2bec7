/** Which providers the user's variables open: key, host and default model of each, with a warning where they do not fit. */
import { Fault } from '../fault.ts';
import type { Host, ModelFacts, Profile, Provider } from '../providers/profile.ts';

type Variables = { readonly [name: string]: string };

export interface OpenProviders {
  /** Every provider whose host is known, those without a key too. */
  readonly providers: readonly Provider[];
  /** One sentence each, for the banner. */
  readonly warnings: readonly string[];
}

/** Of a model that only the user's variables name: what Codex itself assumes of models it does not know (0.169.0). */
const UNKNOWN_WINDOW = 258_400;

/** Sent where no key is asked for. Too short to be ever hidden in a sentence that happens to hold the word. */
export const NO_KEY = 'none';

/** @throws Fault when a base URL is not an http(s) URL or carries credentials. */
export function openProviders(profiles: readonly Profile[], variables: Variables): OpenProviders {
  const opened = profiles.map((profile) => openProvider(profile, variables));
  return {
    providers: opened.flatMap((one) => (one.provider === null ? [] : [one.provider])),
    warnings: opened.flatMap((one) => one.warnings),
  };
}

function openProvider(profile: Profile, variables: Variables): { provider: Provider | null; warnings: string[] } {
  const { keyVariables, baseUrlVariable, modelVariable, hosts, keyless = false } = profile.access;
  const keyVariable = keyVariables.find((name) => variables[name] !== undefined);
  const chosenUrl = variables[baseUrlVariable];
  const wanted = keyless && (chosenUrl ?? variables[modelVariable]) !== undefined;
  const told = keyVariable === undefined ? undefined : variables[keyVariable];
  const keys = told === undefined ? (wanted ? [NO_KEY] : []) : listOf(told);
  // A key that was shortened for display ("sk-abc…xyz") fails each turn with an error that says nothing of it.
  if (keys.some((key) => !/^[\x21-\x7e]+$/.test(key))) {
    throw new Fault('server_error', `${keyVariable} holds a character that no key has: copy the key again.`);
  }
  const [first] = keys;
  const keyHost = first === undefined ? undefined : hosts.find((host) => first.startsWith(host.keyPrefix));
  const baseUrl = chosenUrl === undefined ? (keyHost ?? hosts[0])?.baseUrl : checkedUrl(chosenUrl, baseUrlVariable);
  if (baseUrl === undefined) {
    const warnings =
      keys.length === 0 ? [] : [`${keyVariable} is set but ${baseUrlVariable} is not: ${profile.id} is left out.`];
    return { provider: null, warnings };
  }
  const defaultModel = variables[modelVariable] ?? profile.defaultModel;
  if (defaultModel === '') {
    const set = chosenUrl === undefined ? keyVariable : baseUrlVariable;
    const warnings = set === undefined ? [] : [`${set} is set but ${modelVariable} is not: ${profile.id} is left out.`];
    return { provider: null, warnings };
  }
  const models = withModel(profile.models, defaultModel);
  return {
    provider: { profile, baseUrl, keys, models, defaultModel },
    warnings: keys.flatMap((key) => mismatch(keyVariable, key, baseUrlVariable, baseUrl, hosts)).slice(0, 1),
  };
}

/** A key of one host sent to another answers 401 and nothing else: said before the first turn fails. */
function mismatch(
  keyVariable: string | undefined,
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
      `${keyVariable} begins with ${keyHost.keyPrefix} and belongs to the ${keyHost.name} host, but ${baseUrlVariable} is ` +
        `the ${urlHost.name} host: unset ${baseUrlVariable} or use a ${urlHost.keyPrefix} key.`,
    ];
  }
  const prefixes = hosts.map((host) => host.keyPrefix).filter((prefix) => prefix !== '');
  if (keyHost === undefined && urlHost !== undefined && prefixes.length > 0) {
    return [`${keyVariable} begins with none of ${prefixes.join(', ')}: ${urlHost.baseUrl} will probably refuse it.`];
  }
  return [];
}

/** Whether a base URL leads to this host, in whichever region. */
function isAt(host: Host, baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl);
  return hostname === new URL(host.baseUrl).hostname || host.regions?.test(hostname) === true;
}

function checkedUrl(text: string, variable: string): string {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new Fault('server_error', `${variable} must be an http(s) URL such as https://api.example.com/v1.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new Fault('server_error', `${variable} must not carry credentials: put the key into its own variable.`);
  }
  return text.replace(/\/+$/, '');
}

function withModel(models: readonly ModelFacts[], id: string): readonly ModelFacts[] {
  if (models.some((model) => model.id === id)) return models;
  return [{ id, displayName: id, contextWindow: UNKNOWN_WINDOW, efforts: ['low', 'medium', 'high'] }, ...models];
}

/** Several keys stand in one variable, separated by commas. */
function listOf(keys: string): readonly string[] {
  return [...new Set(keys.split(',').map((key) => key.trim()))].filter((key) => key !== '');
}
