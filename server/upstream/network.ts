/** The way to the providers: proxies, extra certificates and address families, as the user's environment says. */
import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import type { Config, Variables } from '../config.ts';
import { Fault } from '../fault.ts';
import { rememberingConnector } from './kept-connections.ts';

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

export interface Deadlines {
  readonly connectMs: number;
  /** Until the provider's status line; long prompts are read in silence. */
  readonly headersMs: number;
  /** Between two reads of the answer. */
  readonly idleMs: number;
}

/** How connections are made, and how long they may be silent. */
export interface Line {
  readonly network: Network;
  readonly deadlines: Deadlines;
}

type NetworkSettings = Pick<Config, 'variables' | 'proxyFromEnvironment' | 'ipv4Only'>;

/** A proxy elsewhere reaches its own loopback, not ours. */
const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/** @throws Fault that names the variable when a proxy's URL or the file of certificates cannot be used. */
export function readNetwork({ variables, proxyFromEnvironment, ipv4Only }: NetworkSettings): Network {
  const file = variables.M2C_CA_FILE;
  return {
    proxies: proxyFromEnvironment ? readProxies(variables) : null,
    certificates: file === undefined ? null : readCertificates('M2C_CA_FILE', file),
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
  const why = whyNoProxy(text);
  if (why !== null) throw new Fault('server_error', `${name} ${why}`);
  return proxyUrl(text)?.href ?? '';
}

/** What is wrong with the URL of a proxy, as the end of a sentence; null for nothing. */
export function whyNoProxy(text: string): string | null {
  const url = proxyUrl(text);
  if (url !== null && SCHEMES.includes(url.protocol) && url.hostname !== '') return null;
  return 'must be the URL of a proxy, such as http://127.0.0.1:3128.';
}

function proxyUrl(text: string): URL | null {
  return URL.parse(text.includes('://') ? text : `http://${text}`);
}

function readCertificates(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Fault('server_error', `${name} names ${file}, which cannot be read.`, { cause });
  }
}

/** How one provider is reached otherwise than all others. */
export interface OwnNetwork {
  /** The URL of its proxy, "none" for no proxy at all; undefined for the way of all. */
  readonly proxy?: string | undefined;
  /** A file of certificates to trust for this provider, beside those for all. */
  readonly caFile?: string | undefined;
}

/** The way to one provider. @throws Fault as `readNetwork` does. */
export function networkOf(all: Network, { proxy, caFile }: OwnNetwork): Network {
  const proxies = proxy === undefined ? all.proxies : proxy === 'none' ? null : oneProxy(checkedProxy('proxy', proxy));
  if (caFile === undefined) return { ...all, proxies };
  const certificates = `${all.certificates ?? ''}\n${readCertificates('caFile', caFile)}`;
  return { ...all, proxies, certificates };
}

/** Who names a proxy for one provider means it, on the loopback too. */
function oneProxy(url: string): Proxies {
  return { http: url, https: url, direct: '' };
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

/** The open connections: one pool for the line of all providers, and one for each line that differs. */
export class Connections {
  private readonly shared: Dispatcher;
  private readonly own = new Map<Line, Dispatcher>();
  /** Lines that nobody takes any more, until their last answer is whole. */
  private readonly ending = new Set<Dispatcher>();

  constructor(shared: Line) {
    this.shared = openDispatcher(shared);
  }

  of(line: Line | null): Dispatcher {
    if (line === null) return this.shared;
    const open = this.own.get(line) ?? openDispatcher(line);
    this.own.set(line, open);
    return open;
  }

  /** Ends the lines that are not among these, each after the answers that it still carries. */
  keepOnly(lines: ReadonlySet<Line>): void {
    for (const [line, dispatcher] of this.own) {
      if (lines.has(line)) continue;
      this.own.delete(line);
      this.ending.add(dispatcher);
      const ended = () => this.ending.delete(dispatcher);
      dispatcher.close().then(ended, ended);
    }
  }

  /** Breaks them all off. */
  async destroy(): Promise<void> {
    await Promise.all([this.shared, ...this.own.values(), ...this.ending].map((one) => one.destroy()));
  }
}

function openDispatcher({ deadlines, network: { proxies, certificates, ipv4Only } }: Line): Dispatcher {
  const connect = {
    timeout: deadlines.connectMs,
    // Said here, or NODE_TLS_REJECT_UNAUTHORIZED could turn it off for every provider.
    rejectUnauthorized: true,
    ...(certificates === null ? {} : { ca: [...tls.rootCertificates, certificates] }),
    ...(ipv4Only ? { family: 4, autoSelectFamily: false } : {}),
  };
  const options = {
    connect: rememberingConnector(connect),
    headersTimeout: deadlines.headersMs,
    bodyTimeout: deadlines.idleMs,
    // A provider's connection serves one turn at a time; idle ones are kept for the next.
    pipelining: 1,
    keepAliveTimeout: 30_000,
  };
  if (proxies === null) return new Agent(options);
  const { http, https, direct } = proxies;
  const trust = { requestTls: connect, proxyTls: connect };
  return new EnvHttpProxyAgent({ ...options, ...trust, httpProxy: http, httpsProxy: https, noProxy: direct });
}
