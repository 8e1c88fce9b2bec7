/** What a provider has refused once: told, forgotten, asked for again. */
import { expect, test } from 'vitest';
import { errorAnswer, textAnswer } from '../../conformance/upstream/chat-answers.ts';
import type { Script } from '../../conformance/upstream/fake-upstream.ts';
import { logged } from '../serving.turns.testing.ts';

/** Refuses to think in parallel, as a provider does that does not know the field. */
const script: Script = ({ body }) =>
  body.parallel_tool_calls === undefined
    ? textAnswer('Hello there.')
    : errorAnswer(400, "Unsupported parameter: 'parallel_tool_calls' is not supported with this model.");

const tools = [{ type: 'function', name: 'look', parameters: { type: 'object', properties: {} }, strict: false }];

test('what was learned is told with the words of the provider, and asked for again once it is forgotten', async () => {
  const { get, turn, admin } = await logged(script);
  expect((await get('/learned')).data).toEqual([]);
  await turn({ tools, parallel_tool_calls: true });
  const { data } = await get('/learned');
  expect(data).toMatchObject([{ provider: 'acme', model: 'acme-1', what: 'parallel_tool_calls' }]);
  expect(data[0].reason).toContain('not supported with this model');
  expect(Date.parse(data[0].until)).toBeGreaterThan(Date.now());
  expect((await get('/learned')).data[0].id).toBe(data[0].id);
  expect((await admin('DELETE', `/learned/${data[0].id}`)).status).toBe(204);
  expect((await admin('DELETE', `/learned/${data[0].id}`)).status).toBe(404);
  expect((await get('/learned')).data).toEqual([]);
  const { id } = await turn({ tools, parallel_tool_calls: true });
  expect((await get(`/turns/${id}`)).attempts).toHaveLength(2);
  expect((await admin('DELETE', '/learned')).status).toBe(204);
  expect((await get('/learned')).data).toEqual([]);
});
