/** The way to the providers: proxies, extra certificates and address families, as the user's environment says. */
import { readFileSync } from 'node:fs';
import type { Config, Variables } from '../config.ts';
import { Fault } from '../fault.ts';

export interface Network {
  /** Null where providers are reached directly. */
  readonly proxies: Proxies | null;
  /** Certificates trusted beside the system's own, as PEM; null for none. */
  readonly certificates: string | null;
  /** Addresses of IPv4 only: for networks whose IPv6 leads nowhere. */
  readonly ipv4Only: boolean;
}

export interface Proxies {
  /** For http URLs, "" for none. */
  readonly http: string;
  /** For https URLs, "" for none. */
  readonly https: string;
  /** Hosts that are reached directly, in the form of NO_PROXY. */
  readonly direct: string;
}

type NetworkSettings = Pick<Config, 'variables' | 'proxyFromEnvironment' | 'ipv4Only'>;

/** A proxy elsewhere reaches its own loopback, not ours. */
const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/** @throws Fault that names the variable when a proxy's URL or the file of certificates cannot be used. */
export function readNetwork({ variables, proxyFromEnvironment, ipv4Only }: NetworkSettings): Network {
  const file = variables.M2C_CA_FILE;
  return {
    proxies: proxyFromEnvironment ? readProxies(variables) : null,
    certificates: file === undefined ? null : readCertificates(file),
    ipv4Only,
  };
}

function readProxies(variables: Variables): Proxies | null {
  // Small letters win, as in curl; HTTPS falls back to the other two, since providers are reached by https.
  const chosen = (...names: readonly string[]) => {
    const name = names.flatMap((one) => [one.toLowerCase(), one]).find((one) => variables[one] !== undefined);
    return name === undefined ? '' : checkedProxy(name, variables[name] ?? '');
  };
  const http = chosen('HTTP_PROXY', 'ALL_PROXY');
  const https = chosen('HTTPS_PROXY', 'ALL_PROXY', 'HTTP_PROXY');
  if (http === '' && https === '') return null;
  const told = variables.no_proxy ?? variables.NO_PROXY;
  return { http, https, direct: [...LOOPBACK, ...(told === undefined ? [] : [told])].join(',') };
}

const SCHEMES = ['http:', 'https:', 'socks5:', 'socks:'];

function checkedProxy(name: string, text: string): string {
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (url !== null && SCHEMES.includes(url.protocol) && url.hostname !== '') return url.href;
  throw new Fault('server_error', `${name} must be the URL of a proxy, such as http://127.0.0.1:3128.`);
}

function readCertificates(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Fault('server_error', `M2C_CA_FILE names ${file}, which cannot be read.`, { cause });
  }
}

/** The proxy that a URL is reached through, null for none. */
export function proxyFor(url: string, proxies: Proxies | null): string | null {
  const { protocol, hostname } = new URL(url);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const direct =
    proxies?.direct.split(/[\s,]+/).map((entry) => entry.replace(/^\*?\./, '').replace(/^([^:]+):\d+$/, '$1')) ?? [];
  if (proxies === null || direct.some((entry) => entry === '*' || host === entry || host.endsWith(`.${entry}`)))
    return null;
  return (protocol === 'https:' ? proxies.https : proxies.http) || null;
}

/** The proxies in one line for a person, without what they may hold of a password. */
export function shownProxies({ http, https }: Proxies): string {
  const hosts = [https, http].filter((url) => url !== '').map((url) => shownProxy(url));
  return [...new Set(hosts)].join(', ');
}

/** Scheme and host of a proxy. */
export function shownProxy(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
