/** What becomes of a turn in which the model searches the web through m2c: whatever fails, mixes, repeats itself or breaks off. */
import { afterEach, expect, test } from 'vitest';
import type { StreamEvent } from '../../generated/types/responses.ts';
import { complaints } from '../ears/lifecycle.ts';
import { openingVariables } from '../subject.ts';
import {
  callAnswer,
  chunk,
  DONE,
  errorAnswer,
  finish,
  type ScriptedCall,
  textAnswer,
} from '../upstream/chat-answers.ts';
import { startFakeUpstream } from '../upstream/fake-upstream.ts';
import { endOf, type Json, SEARCH_TOOL, type Searching, type Setting, sentBack, startSearching } from './searching.ts';

const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function start(script: Parameters<typeof startSearching>[0], setting?: Setting): Promise<Searching> {
  const searching = await startSearching(script, setting);
  opened.push(searching);
  return searching;
}

const searchFor = (query: string, id = 'call_0'): ScriptedCall => ({ id, name: 'web_search', args: { query } });
const search = (...queries: readonly string[]) =>
  callAnswer(queries.map((query, at) => searchFor(query, `call_${at}`)));
const ANSWER = textAnswer('They sleep in flight.');
const look: Json = { type: 'function', name: 'look', parameters: { type: 'object', properties: {} } };

/** The items of a lawful stream in a few words each. */
function items(events: readonly StreamEvent[]): readonly string[] {
  expect(complaints(events)).toEqual([]);
  return endOf(events).output.map((item) => {
    if (item.type === 'web_search_call') return `search ${item.action?.query} ${item.status}`;
    return item.type === 'message' ? 'message' : item.type;
  });
}

/** What the model was told of its searches, in the last request. */
const told = ({ provider }: Searching) =>
  (provider.requests.at(-1)?.body.messages ?? []).flatMap(({ role, content }) => (role === 'tool' ? [content] : []));

test('a search that fails is shown as failed and told to the model, and the turn goes on', async () => {
  const stage = await start([search('swifts'), ANSWER], {
    engine: () => ({ status: 500, body: 'sk-secret-0123456789' }),
  });
  const events = await stage.stream({ input: 'Look.' });
  expect(items(events)).toEqual(['reasoning', 'search swifts failed', 'reasoning', 'message']);
  expect(told(stage)).toEqual([expect.stringContaining('The search failed: SearXNG failed (HTTP 500).')]);
  expect(JSON.stringify([events, stage.provider.requests])).not.toContain('sk-secret');
});

test.each(['{"q":', '{}', '{"query":7}', '[]', ''])(
  'a call with the arguments %j is answered without a search',
  async (args) => {
    const stage = await start([callAnswer([{ id: 'call_0', name: 'web_search', args }]), ANSWER]);
    expect(items(await stage.stream({ input: 'Look.' }))).toEqual([
      'reasoning',
      'search  failed',
      'reasoning',
      'message',
    ]);
    expect(told(stage)).toEqual([expect.stringContaining('held no "query"')]);
    expect(stage.engine.asked).toEqual([]);
  },
);

test('several searches of one message are made one after the other, and told together', async () => {
  const stage = await start([search('one', 'two'), ANSWER]);
  expect(items(await stage.stream({ input: 'Look.' }))).toEqual([
    ...['reasoning', 'search one completed', 'reasoning', 'search two completed', 'reasoning', 'message'],
  ]);
  expect(stage.provider.requests).toHaveLength(2);
  expect(told(stage)).toHaveLength(2);
});

test('after eight searches the model is told to answer, and may', async () => {
  const answers = [1, 2, 3, 4].map((round) => search(`${round} a`, `${round} b`));
  const stage = await start([...answers, search('one more'), ANSWER]);
  const heard = items(await stage.stream({ input: 'Look.' }));
  expect(heard.filter((item) => item.endsWith('completed'))).toHaveLength(8);
  expect(heard.slice(-3)).toEqual(['search one more failed', 'reasoning', 'message']);
  expect(stage.engine.asked).toHaveLength(8);
  expect(told(stage).at(-1)).toContain('all of its 8 searches');
});

test('a model that only searches is stopped', async () => {
  const stage = await start(() => search('again'));
  const events = await stage.stream({ input: 'Look.' });
  expect(items(events).filter((item) => item === 'search again completed')).toHaveLength(8);
  expect(endOf(events)).toMatchObject({ status: 'failed', error: { message: expect.stringContaining('8 searches') } });
  expect(stage.provider.requests).toHaveLength(10);
});

test("the client's own calls go out at once, and both outputs reach the model with the next turn", async () => {
  const calls = [searchFor('swifts'), { id: 'call_1', name: 'look', args: {} }];
  const stage = await start([callAnswer(calls), ANSWER]);
  const tools = [look, SEARCH_TOOL];
  const events = await stage.stream({ input: 'Look.', tools });
  expect(items(events)).toEqual(['reasoning', 'function_call', 'search swifts completed', 'reasoning']);
  expect(stage.provider.requests).toHaveLength(1);
  const { output, status } = endOf(events);
  expect(status).toBe('completed');
  const seen = { type: 'function_call_output', call_id: 'call_1', output: 'A swift.' };
  await stage.stream({ input: [{ role: 'user', content: 'Look.' }, ...sentBack(output), seen], tools });
  const messages = stage.provider.requests[1]?.body.messages ?? [];
  expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool', 'tool']);
  expect(messages[1]?.tool_calls?.map((call) => call.function.name)).toEqual(['look', 'web_search']);
  expect(messages[2]?.content).toBe('A swift.');
  expect(messages[3]?.content).toContain('Apus apus sleeps in flight.');
});

test('a tool of the client that is called web_search too stays its own', async () => {
  const own = { ...look, name: 'web_search' };
  const stage = await start(({ body }, index) => {
    const name = body.tools?.find((one) => one.function.name !== 'web_search')?.function.name ?? '';
    return index === 0 ? callAnswer([{ id: 'call_0', name, args: { query: 'swifts' } }]) : search('mine');
  });
  const events = await stage.stream({ input: 'Look.', tools: [own, SEARCH_TOOL] });
  expect(items(events)).toEqual(['reasoning', 'search swifts completed', 'reasoning', 'reasoning', 'function_call']);
  expect(endOf(events).output.at(-1)).toMatchObject({ name: 'web_search', arguments: '{"query":"mine"}' });
});

test('a choice that requires a tool is met by the search: after it the model may answer', async () => {
  const stage = await start([search('swifts'), ANSWER]);
  await stage.stream({ input: 'Look.', tool_choice: 'required' });
  expect(stage.provider.requests.map(({ body }) => body.tool_choice)).toEqual(['required', undefined]);
});

test('the provider is asked again after a failure of which the client has heard nothing, in the second round too', async () => {
  const setting = { variables: { M2C_RETRY_BASE_MS: '1' } };
  const stage = await start([search('swifts'), errorAnswer(503, 'Busy.'), ANSWER], setting);
  expect(items(await stage.stream({ input: 'Look.' }))).toEqual([
    ...['reasoning', 'search swifts completed', 'reasoning', 'message'],
  ]);
  const [, failed, again] = stage.provider.requests;
  expect(again?.body).toEqual(failed?.body);
  expect(stage.engine.asked).toHaveLength(1);
});

test('another provider goes on from what was found when the first gives up', async () => {
  const other = await startFakeUpstream([ANSWER], { strict: true });
  opened.push(other);
  const variables = {
    ...openingVariables('deepseek', other.url, 'deepseek-v4-pro'),
    ...{ M2C_FALLBACKS: 'deepseek/deepseek-v4-pro', M2C_RETRIES: '0' },
  };
  const stage = await start([search('swifts'), errorAnswer(503, 'Busy.')], { variables });
  const events = await stage.stream({ input: 'Look.' });
  expect(items(events)).toEqual(['reasoning', 'search swifts completed', 'reasoning', 'message']);
  expect(other.requests[0]?.body.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool']);
});

test('words of the second round are never taken back', async () => {
  const half = { pieces: [chunk({ role: 'assistant', content: 'They sl' })] };
  const stage = await start([search('swifts'), half, ANSWER]);
  const events = await stage.stream({ input: 'Look.' });
  expect(endOf(events)).toMatchObject({ status: 'failed', error: { code: 'upstream_cut' } });
  expect(complaints(events)).toEqual([]);
  expect(stage.provider.requests).toHaveLength(2);
});

test('an answer that was cut by its length searches for nothing', async () => {
  const [role = '', ...rest] = search('swifts').pieces;
  const stage = await start([{ pieces: [role, ...rest.slice(0, -2), finish('length'), DONE] }]);
  const events = await stage.stream({ input: 'Look.' });
  expect(items(events)).toEqual(['reasoning']);
  expect(endOf(events).status).toBe('incomplete');
  expect(stage.engine.asked).toEqual([]);
});

test('a client that leaves while the engine is silent ends the search, and the provider is not asked again', async () => {
  const gone = new AbortController();
  const stage = await start([search('swifts'), ANSWER], {
    engine: () => {
      gone.abort();
      return { hangs: true };
    },
  });
  await expect(stage.stream({ input: 'Look.' }, gone.signal)).rejects.toThrow();
  await stage.plain({ input: 'Another turn.' });
  expect(stage.provider.requests.map(({ body }) => body.messages.length)).toEqual([1, 1]);
});

test('while an engine takes its time the client hears that somebody is still here', async () => {
  const setting = { engine: () => ({ waitMs: 200, body: { results: [] } }), variables: { M2C_HEARTBEAT_MS: '20' } };
  const stage = await start([search('swifts'), ANSWER], setting);
  const events = await stage.stream({ input: 'Look.' });
  expect(items(events)).toEqual(['reasoning', 'search swifts completed', 'reasoning', 'message']);
  const types = events.map(({ type }) => type);
  const [from, to] = ['searching', 'completed'].map((at) => types.indexOf(`response.web_search_call.${at}` as never));
  expect(types.slice(from, to)).toContain('response.in_progress');
  expect(told(stage)).toEqual([expect.stringContaining('found nothing')]);
});

test('a provider with a search of its own keeps it', async () => {
  const stage = await start([ANSWER], { name: 'qwen', variables: { M2C_WEB_SEARCH: '1' } });
  await stage.stream({ input: 'Look.' });
  expect(stage.provider.requests[0]?.body).toMatchObject({ enable_search: true });
  expect(stage.provider.requests[0]?.body).not.toHaveProperty('tools');
});

test('a client that offers no search gets none, nor does a summary of the history', async () => {
  const stage = await start([ANSWER, ANSWER]);
  await stage.stream({ input: 'Look.', tools: [] });
  await stage.stream({ input: [{ role: 'user', content: 'Look.' }, { type: 'compaction_trigger' }] });
  for (const { body } of stage.provider.requests) expect(body).not.toHaveProperty('tools');
});

test('a search that the client limits to some hosts finds no other', async () => {
  const stage = await start([search('swifts'), ANSWER]);
  const limited = { ...SEARCH_TOOL, filters: { allowed_domains: ['example.org'] } };
  const { output } = endOf(await stage.stream({ input: 'Look.', tools: [limited] }));
  const sources = [{ type: 'url', url: 'https://example.org/swift' }];
  expect(output[1]).toMatchObject({ action: { query: 'swifts', sources } });
  expect(stage.engine.asked[0]?.path).toBe('/search?q=swifts+%28site%3Aexample.org%29&format=json');
});

test('a choice that allows other tools only allows no search', async () => {
  const stage = await start([ANSWER]);
  const choice = { type: 'allowed_tools', mode: 'auto', tools: [{ type: 'function', name: 'look' }] };
  await stage.stream({ input: 'Look.', tools: [look, SEARCH_TOOL], tool_choice: choice });
  expect(stage.provider.requests[0]?.body.tools?.map((tool) => tool.function.name)).toEqual(['look']);
});

test('a search without its results, from a client that keeps no reasoning, is told as one whose output is lost', async () => {
  const stage = await start([search('swifts'), ANSWER, ANSWER]);
  const { output } = endOf(await stage.stream({ input: 'Look.' }));
  const kept = sentBack(output).filter(({ type }) => type !== 'reasoning');
  await stage.stream({ input: [{ role: 'user', content: 'Look.' }, ...kept, { role: 'user', content: 'Sure?' }] });
  const messages = stage.provider.requests[2]?.body.messages ?? [];
  expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool', 'assistant', 'user']);
  expect(messages[2]?.content).toContain('No output of this tool call was recorded');
});
