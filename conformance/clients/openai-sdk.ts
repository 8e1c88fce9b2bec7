/** The official openai SDK: plain answers, streams, a tool loop, errors. */
import assert from 'node:assert/strict';
import OpenAI from 'openai';
import type { ResponseInputItem, Tool } from 'openai/resources/responses/responses';
import { callAnswer, chunk, errorAnswer, reasoningAnswer, textAnswer } from '../upstream/fake-upstream.ts';
import { callerOf, heard, messagesOf, resultOf, steps } from './script.ts';
import type { Scenario, World } from './world.ts';

const model = 'deepseek-v4-pro';
const WEATHER: Tool = {
  type: 'function',
  name: 'weather',
  description: 'The weather of a city.',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  strict: false,
};

export const openaiSdk: readonly Scenario[] = [
  {
    name: 'openai SDK: a plain answer with its usage',
    play: async (open) => {
      const world = await open([reasoningAnswer('Easy.', 'Four, I think.')]);
      const response = await client(world).responses.create({ model, instructions: 'Be brief.', input: '2 + 2?' });
      assert.deepEqual([response.status, response.output_text], ['completed', 'Four, I think.']);
      assert.deepEqual(
        response.output.map(({ type }) => type),
        ['reasoning', 'message'],
      );
      const { usage } = response;
      assert.deepEqual(
        [usage?.input_tokens, usage?.input_tokens_details.cached_tokens, usage?.output_tokens, usage?.total_tokens],
        [120, 100, 12, 132],
      );
      const spoken = messagesOf(heard(world.upstream.requests, 1)[0]).map(({ role, content }) => [role, content]);
      assert.deepEqual(spoken, [
        ['system', 'Be brief.'],
        ['user', '2 + 2?'],
      ]);
    },
  },
  {
    name: 'openai SDK: a stream whose deltas make the final answer',
    play: async (open) => {
      const world = await open([reasoningAnswer('Let me count.', 'One, two, three.')]);
      const stream = client(world).responses.stream({ model, input: 'Count.' });
      let text = '';
      let thought = '';
      for await (const event of stream) {
        if (event.type === 'response.output_text.delta') text += event.delta;
        if (event.type === 'response.reasoning_summary_text.delta') thought += event.delta;
      }
      assert.deepEqual([text, thought], ['One, two, three.', 'Let me count.']);
      assert.equal((await stream.finalResponse()).output_text, text);
    },
  },
  {
    name: 'openai SDK: a tool loop whose output items go back as they came',
    play: async (open) => {
      const calls = [{ id: 'call_1', name: 'weather', args: { city: 'Oslo' } }];
      const world = await open(steps(callAnswer(calls, 'I must look.'), textAnswer('It rains in Oslo.')));
      const { responses } = client(world);
      const input: ResponseInputItem[] = [{ role: 'user', content: 'Weather in Oslo?' }];
      const first = await responses.create({ model, input, tools: [WEATHER] });
      const called = first.output.find((item) => item.type === 'function_call');
      assert.deepEqual([called?.name, JSON.parse(called?.arguments ?? '')], ['weather', { city: 'Oslo' }]);
      input.push(...(first.output as ResponseInputItem[]));
      input.push({ type: 'function_call_output', call_id: called?.call_id ?? '', output: 'rain' });
      const second = await responses.create({ model, input, tools: [WEATHER] });
      assert.equal(second.output_text, 'It rains in Oslo.');
      const request = heard(world.upstream.requests, 2)[1];
      assert.equal(resultOf(request, 'call_1'), 'rain');
      assert.equal(callerOf(request, 'call_1').reasoning_content, 'I must look.');
    },
  },
  {
    name: 'openai SDK: the models are listed',
    play: async (open) => {
      const { data } = await client(await open([])).models.list();
      assert(
        data.some(({ id }) => id === model),
        `listed: ${data.map(({ id }) => id)}`,
      );
    },
  },
  {
    name: 'openai SDK: a bad key and a bad request are errors of the right class',
    play: async (open) => {
      const sentence = 'Authentication Fails, Your api key: ****6789 is invalid';
      const world = await open(() => errorAnswer(401, sentence, { type: 'authentication_error' }));
      const { responses } = client(world);
      await assert.rejects(responses.create({ model, input: 'Hello?' }), (error) => {
        assert(error instanceof OpenAI.AuthenticationError, String(error));
        assert(error.message.includes(sentence), error.message);
        return true;
      });
      const input = [{ type: 'function_call_output', output: 'x' }] as unknown as ResponseInputItem[];
      await assert.rejects(responses.create({ model, input }), (error) => {
        assert(error instanceof OpenAI.BadRequestError, String(error));
        assert.match(error.message, /input\[0\].*call_id/);
        return true;
      });
      heard(world.upstream.requests, 1);
    },
  },
  {
    name: 'openai SDK: a cut stream is a failed response, never a completed one',
    play: async (open) => {
      const world = await open(() => ({ pieces: [chunk({ role: 'assistant', content: 'Half' })] }));
      const { responses } = client(world);
      const endings: string[] = [];
      for await (const event of await responses.create({ model, input: 'Speak.', stream: true })) {
        if (/^response\.(completed|incomplete|failed)$/.test(event.type)) endings.push(event.type);
      }
      assert.deepEqual(endings, ['response.failed']);
      await assert.rejects(responses.create({ model, input: 'Speak.' }), OpenAI.InternalServerError);
    },
  },
];

function client(world: World): OpenAI {
  return new OpenAI({ baseURL: `${world.url}/v1`, apiKey: 'unused', maxRetries: 0 });
}
