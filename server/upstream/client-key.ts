/** The key of a provider that a client brings along: for one request to the one provider that its model names, kept by nobody. */
import type { IncomingHttpHeaders } from 'node:http';
import type { ClientProviderKeys } from '../config.ts';
import { Fault } from '../fault.ts';
import type { ReachedProvider } from './client.ts';
import { isAt } from './keys.ts';

/** For any provider: no header of HTTP, but what several vendors call theirs. */
const ANY = 'api-key';
/** Shorter ones could not be told from words, and so not be hidden. */
const KEY = /^[\x21-\x7e]{8,512}$/;

export interface Keyed {
  readonly provider: ReachedProvider;
  /** Why a key that came along was not used; undefined for none. */
  readonly reason?: string;
}

/** The provider with the key that came for it; `named` tells whether the client named it or its model, and not m2c's settings. */
export type KeyOf = (provider: ReachedProvider, named: boolean) => Keyed;

/** What the headers of a request bring; undefined where the user wants no keys of clients. */
export function keysIn(headers: IncomingHttpHeaders, allowed: ClientProviderKeys): KeyOf | undefined {
  if (allowed === 'off') return undefined;
  return (provider, named) => {
    const own = provider.profile.access.clientKeyHeaders?.find((name) => textOf(headers, name) !== '');
    if (own !== undefined) return { provider: withKey(provider, checked(own, textOf(headers, own))) };
    const any = textOf(headers, ANY);
    const [name, key] = any === '' && allowed === 'bearer' ? ['authorization', bearerOf(headers)] : [ANY, any];
    if (key === '') return { provider };
    if (named) return { provider: withKey(provider, checked(name, key)) };
    const reason = `The key in ${name} was not used: it goes only to a provider whose model the request names.`;
    return { provider, reason };
  };
}

function textOf(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** Not a key of m2c's own clients, and not the ChatGPT login that Codex sends where it is told to (codex-cli 0.169.0). */
function bearerOf(headers: IncomingHttpHeaders): string {
  const [, token = ''] = /^Bearer +(\S+)$/i.exec(textOf(headers, 'authorization')) ?? [];
  return /^(m2c_|eyJ)/.test(token) || headers['chatgpt-account-id'] !== undefined ? '' : token;
}

function checked(name: string, key: string): string {
  if (KEY.test(key)) return key;
  throw new Fault(
    'invalid_api_key',
    `What the header ${name} holds is no key of a provider: leave it out or copy the key again.`,
  );
}

/** At the host of the provider that such keys belong to, unless the user chose another address for it. */
function withKey(provider: ReachedProvider, key: string): ReachedProvider {
  const { hosts } = provider.profile.access;
  const home = hosts.find(({ keyPrefix }) => keyPrefix !== '' && key.startsWith(keyPrefix));
  const usual = hosts.some(({ baseUrl }) => baseUrl === provider.baseUrl);
  const baseUrl = usual && home !== undefined && !isAt(home, provider.baseUrl) ? home.baseUrl : provider.baseUrl;
  return { ...provider, baseUrl, keys: [key], keyOfClient: true, ...wayWithout(provider) };
}

/** The user's own `authorization` would take the place of the client's. */
function wayWithout({ way }: ReachedProvider): Pick<ReachedProvider, 'way'> {
  if (way === undefined) return {};
  const { authorization: _, ...headers } = way.headers;
  return { way: { ...way, headers } };
}
