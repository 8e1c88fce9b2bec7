/** The web search that other proxies dropped for every model of a third party. */
import { expect, test } from 'vitest';
import { PROVIDERS } from '../arbitraries/request.ts';
import { complaints } from '../ears/lifecycle.ts';
import { endOf, sentBack, startSearching } from '../search/searching.ts';
import { callAnswer, textAnswer, usage } from '../upstream/chat-answers.ts';

const FIRST = callAnswer([{ id: 'call_0', name: 'web_search', args: { query: 'do swifts sleep' } }], 'I must look.');
const ANSWERS = [FIRST, textAnswer('They sleep in flight.'), textAnswer('As I said: in flight.')];

test.each(PROVIDERS)(
  'cc-switch#6556, #4851 (pain 31): a model of %s that has no search of its own searches',
  async (name) => {
    const { stream, provider, engine, close } = await startSearching(ANSWERS, { name });
    const events = await stream({ input: 'Do swifts sleep?' });
    expect(complaints(events)).toEqual([]);
    expect(engine.asked.map(({ path }) => path)).toEqual(['/search?q=do+swifts+sleep&format=json']);
    const { output, usage: cost, status } = endOf(events);
    expect(status).toBe('completed');
    expect(output.map(({ type }) => type)).toEqual(['reasoning', 'web_search_call', 'reasoning', 'message']);
    expect(output[1]).toMatchObject({
      status: 'completed',
      action: {
        type: 'search',
        query: 'do swifts sleep',
        sources: [
          { type: 'url', url: 'https://example.org/swift' },
          { type: 'url', url: 'https://example.com/towns' },
        ],
      },
    });
    expect(events.map(({ type }) => type).filter((type) => type.includes('web_search'))).toEqual([
      'response.web_search_call.in_progress',
      'response.web_search_call.searching',
      'response.web_search_call.completed',
    ]);
    const one = usage();
    expect(cost).toMatchObject({
      input_tokens: 2 * Number(one.prompt_tokens),
      output_tokens: 2 * Number(one.completion_tokens),
      // Codex compacts by it (codex-cli 0.169.0): the length of the conversation, not its cost.
      total_tokens: one.total_tokens,
    });
    const [asked, again] = provider.requests;
    const [called, told] = again?.body.messages.slice(asked?.body.messages.length) ?? [];
    expect(called?.tool_calls).toMatchObject([
      { function: { name: 'web_search', arguments: '{"query":"do swifts sleep"}' } },
    ]);
    expect(told?.content).toContain('Apus apus sleeps in flight.');
    await close();
  },
);

test('codex2api#359, opencodex#4429 (pain 31): the next turn tells the provider all it was told before, and nothing else', async () => {
  const { stream, plain, provider, close } = await startSearching(ANSWERS, { name: 'deepseek' });
  const input = [{ role: 'user', content: 'Do swifts sleep?' }];
  const { output } = endOf(await stream({ input }));
  const next = await plain({ input: [...input, ...sentBack(output), { role: 'user', content: 'Sure?' }] });
  expect(next.status).toBe('completed');
  const [first, second, third] = provider.requests.map(({ body }) => body.messages);
  expect(second?.slice(0, first?.length)).toEqual(first);
  expect(third?.slice(0, second?.length)).toEqual(second);
  expect(third?.slice(second?.length)).toEqual([
    { role: 'assistant', content: 'They sleep in flight.' },
    { role: 'user', content: 'Sure?' },
  ]);
  await close();
});

test('ccswitchmulti#17 (pain 31): the plain answer holds the same items', async () => {
  const { stream, plain, close } = await startSearching([...ANSWERS.slice(0, 2), ...ANSWERS.slice(0, 2)]);
  const shape = (items: readonly object[]) => JSON.stringify(items).replace(/m2c[0-9a-f]+/g, 'ID');
  const streamed = endOf(await stream({ input: 'Do swifts sleep?' }));
  const { output } = await plain({ input: 'Do swifts sleep?' });
  expect(shape(output)).toBe(shape(streamed.output));
  await close();
});
