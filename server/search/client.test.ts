/** The engines against real servers on loopback that speak as their documents say. */
import { afterEach, describe, expect, test } from 'vitest';
import { type EngineAnswer, SWIFTS, startFakeEngine } from '../../conformance/upstream/fake-engine.ts';
import { Fault } from '../fault.ts';
import { brave } from './brave.ts';
import { openSearch } from './client.ts';
import type { SearchEngine } from './engine.ts';
import { searxng } from './searxng.ts';
import { tavily } from './tavily.ts';

const KEY = 'key-0123456789abcdef';
const NETWORK = { proxies: null, certificates: null, ipv4Only: false };
const PAGES = SWIFTS.results.map(({ title, url, content }) => ({ title, url, text: content }));
const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** An engine that answers so, and the way to it. */
async function start(engine: SearchEngine, answer: EngineAnswer, domains: readonly string[] = []) {
  const server = await startFakeEngine(() => answer);
  const search = openSearch({ engine, baseUrl: server.url, key: engine.keyVariable === null ? '' : KEY }, NETWORK);
  opened.push(search, server);
  const find = (query: string, signal = new AbortController().signal) => search.find({ text: query, domains }, signal);
  return { find, asked: server.asked, host: new URL(server.url).host };
}

/** The sentence that a search fails with. */
async function failure(engine: SearchEngine, answer: EngineAnswer): Promise<string> {
  const { find } = await start(engine, answer);
  const thrown = await find('swifts').catch((one: unknown) => one);
  expect(thrown).toBeInstanceOf(Fault);
  expect(JSON.stringify(thrown)).not.toContain(KEY);
  return (thrown as Fault).message;
}

describe('what an engine is asked, and what is read of its answer', () => {
  test('SearXNG', async () => {
    const { find, asked } = await start(searxng, { body: SWIFTS });
    expect(await find('do swifts & swallows sleep?')).toEqual(PAGES);
    const path = '/search?q=do+swifts+%26+swallows+sleep%3F&format=json';
    expect(asked).toMatchObject([{ method: 'GET', path, body: '' }]);
    expect(asked[0]?.headers).not.toHaveProperty('authorization');
  });

  test('Tavily', async () => {
    const { find, asked } = await start(tavily, { body: SWIFTS });
    expect(await find('swifts')).toEqual(PAGES);
    expect(asked).toMatchObject([{ method: 'POST', path: '/search', headers: { authorization: `Bearer ${KEY}` } }]);
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ query: 'swifts', max_results: 8 });
  });

  test('Brave Search, which takes no more than fifty words', async () => {
    const results = PAGES.map(({ text: description, ...page }) => ({ ...page, description }));
    const { find, asked } = await start(brave, { body: { web: { results } } });
    expect(await find('word '.repeat(60))).toEqual(PAGES);
    expect(asked[0]?.headers).toMatchObject({ 'x-subscription-token': KEY });
    const { searchParams, pathname } = new URL(asked[0]?.path ?? '', 'http://engine');
    expect(pathname).toBe('/web/search');
    expect(searchParams.get('q')?.split(' ')).toHaveLength(50);
  });
});

test.each<[SearchEngine, string]>([
  [searxng, '/search?q=swifts+%28site%3Aa.org+OR+site%3Ab.org%29&format=json'],
  [brave, '/web/search?q=swifts+%28site%3Aa.org+OR+site%3Ab.org%29&count=8&text_decorations=false'],
  [tavily, '{"query":"swifts","max_results":8,"include_domains":["a.org","b.org"]}'],
])('%#: a search among some hosts only is told to the engine', async (engine, told) => {
  const { find, asked } = await start(engine, { body: SWIFTS }, ['a.org', 'b.org']);
  await find('swifts');
  expect([asked[0]?.path, asked[0]?.body]).toContain(told);
});

test.each([{}, { results: null }, { results: [] }])('an answer of %j has no pages', async (body) => {
  expect(await (await start(searxng, { body })).find('swifts')).toEqual([]);
});

test('of a page that lacks something the rest is kept', async () => {
  const { find } = await start(searxng, { body: { results: [null, 7, { url: 'https://a.example', title: 3 }] } });
  expect(await find('swifts')).toEqual([
    ...[1, 2].map(() => ({ title: '', url: '', text: '' })),
    { title: '', url: 'https://a.example', text: '' },
  ]);
});

test.each<[SearchEngine, EngineAnswer, string]>([
  [searxng, { status: 403 }, 'SearXNG gives no JSON: add json to search.formats in its settings.yml (HTTP 403).'],
  [tavily, { status: 401, body: KEY }, 'Tavily refused the key: check M2C_TAVILY_API_KEY (HTTP 401).'],
  [tavily, { status: 432 }, 'Tavily has no searches left in your plan (HTTP 432).'],
  [brave, { status: 429 }, 'Brave Search takes no more searches for the moment, or this month (HTTP 429).'],
  [brave, { status: 500 }, 'Brave Search failed (HTTP 500).'],
  [searxng, { body: '<html>Hello</html>' }, 'SearXNG answered with something that is no JSON object.'],
  [searxng, { body: '['.repeat(100_000) }, 'SearXNG answered with something that is no JSON object.'],
  [searxng, { body: '" '.repeat(2_000_000) }, 'SearXNG answered with something that is no JSON object.'],
])('%#: what goes wrong is told in one sentence, without the key', async (engine, answer, sentence) => {
  expect(await failure(engine, answer)).toBe(sentence);
});

test('a key follows no redirect', async () => {
  const elsewhere = await startFakeEngine();
  opened.push(elsewhere);
  const answer = { status: 302, headers: { location: `${elsewhere.url}/search` } };
  expect(await failure(tavily, answer)).toBe('Tavily points elsewhere (HTTP 302).');
  expect(elsewhere.asked).toEqual([]);
});

test('an engine that is not there is named with its port', async () => {
  const { find, host } = await start(searxng, {});
  for (const one of opened.splice(1)) await one.close();
  await expect(find('swifts')).rejects.toThrow(`${host} could not be reached (ECONNREFUSED).`);
});

test('a search is over as soon as its signal is aborted', async () => {
  const { find, asked } = await start(searxng, { body: '{', hangs: true });
  const gone = new AbortController();
  const searching = find('swifts', gone.signal);
  const over = expect(searching).rejects.toThrow();
  while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
  gone.abort();
  await over;
});
