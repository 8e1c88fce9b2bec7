/** HTTP to a search engine: one query, its pages, within deadlines. */
import type { Readable } from 'node:stream';
import { request } from 'undici';
import { Fault } from '../fault.ts';
import type { Query, WebPage } from '../translate/web-search.ts';
import { beginningOf, connectionFault } from '../upstream/client.ts';
import { isDeeperThan } from '../upstream/json-depth.ts';
import { Connections, type Network, proxyFor } from '../upstream/network.ts';
import type { ChosenEngine } from './choose.ts';

export interface WebSearch {
  /** @throws Fault with one sentence for the model and the user, without the key; whatever, once the signal is aborted. */
  find(query: Query, signal: AbortSignal): Promise<readonly WebPage[]>;
  close(): Promise<void>;
}

/** A model that waits for a search is waited for by its user. */
const DEADLINES = { connectMs: 10_000, headersMs: 15_000, idleMs: 15_000 };
/** For the whole answer once it has begun. */
const ANSWER_MS = 15_000;
/** Deeper than any engine's answer. */
const MOST_DEEP = 64;

/** Opens the way to the engine; nothing is sent yet. */
export function openSearch({ engine, baseUrl, key }: ChosenEngine, network: Network): WebSearch {
  const connections = new Connections({ network, deadlines: DEADLINES });

  async function find(query: Query, signal: AbortSignal): Promise<readonly WebPage[]> {
    const { path, headers, body } = engine.request(query, key);
    const url = `${baseUrl}${path}`;
    try {
      // Undici follows no redirect by itself: a key never goes to another host.
      const answered = await request(url, {
        method: body === null ? 'GET' : 'POST',
        dispatcher: connections.of(null),
        signal,
        body,
        headers: { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'm2c', ...headers },
      });
      if (answered.statusCode !== 200) {
        answered.body.on('error', () => undefined).destroy();
        throw refusal(answered.statusCode);
      }
      return pagesIn(await whole(answered.body));
    } catch (error) {
      throw connectionFault(error, new URL(url).host, proxyFor(url, network.proxies));
    }
  }

  async function whole(body: Readable): Promise<string> {
    const late = new Fault('upstream_timeout', `${engine.displayName} did not end its answer in time.`);
    const patience = setTimeout(() => body.destroy(late), ANSWER_MS);
    try {
      return await beginningOf(body);
    } finally {
      clearTimeout(patience);
    }
  }

  function refusal(status: number): Fault {
    const why = engine.statuses[status] ?? (status >= 300 && status < 400 ? 'points elsewhere' : 'failed');
    return new Fault('upstream_error', `${engine.displayName} ${why} (HTTP ${status}).`);
  }

  function pagesIn(text: string): readonly WebPage[] {
    const found = engine.pagesAt.reduce<unknown>((value, name) => member(value, name), parsed(text));
    // An engine that found nothing may leave the list out (Brave, 2026-11).
    if (!Array.isArray(found)) return [];
    return found.map((page: unknown) => ({
      title: string(member(page, 'title')),
      url: string(member(page, 'url')),
      text: string(member(page, engine.textField)),
    }));
  }

  function parsed(text: string): object {
    try {
      const value: unknown = isDeeperThan(MOST_DEEP, text) ? null : JSON.parse(text);
      if (typeof value === 'object' && value !== null) return value;
    } catch {
      // Said below.
    }
    throw new Fault('upstream_unreadable', `${engine.displayName} answered with something that is no JSON object.`);
  }

  return { find, close: () => connections.destroy() };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as { readonly [key: string]: unknown })[name] : undefined;
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
