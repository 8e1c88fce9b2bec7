/** The laws of the house for answers of several rounds: whatever a provider says in each of them, and however it breaks off. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OutputItem } from '../../generated/types/responses.ts';
import { framesOf, type Segment, type SpokenCall } from '../arbitraries/answer-frames.ts';
import { anyCall, OFFERED, said } from '../arbitraries/call.ts';
import { dialect } from '../arbitraries/dialect.ts';
import { cutText } from '../arbitraries/text.ts';
import { complaints } from '../ears/lifecycle.ts';
import { textAnswer } from '../upstream/chat-answers.ts';
import type { HeardRequest } from '../upstream/fake-upstream.ts';
import { endOf, type Json, SEARCH_TOOL, type Searching, sentBack, startSearching } from './searching.ts';

const search: fc.Arbitrary<SpokenCall> = fc.record({
  name: fc.constant('web_search'),
  fragments: cutText(
    fc.oneof(
      said.map((query) => JSON.stringify({ query })),
      said,
    ),
  ),
});
const calls = fc.array(fc.oneof({ weight: 3, arbitrary: search }, { weight: 1, arbitrary: anyCall }), {
  minLength: 1,
  maxLength: 3,
});
const segment: fc.Arbitrary<Segment> = fc.oneof(
  fc.record({ kind: fc.constantFrom('text' as const, 'reasoning' as const), pieces: cutText(said) }),
  fc.record({
    kind: fc.constant('calls' as const),
    calls,
    picks: fc.array(fc.nat(9), { minLength: 1, maxLength: 5 }),
  }),
);
/** One answer of the provider; what it says after the rounds is plain text. */
const round = fc
  .tuple(fc.array(segment, { maxLength: 4 }), dialect, fc.option(fc.nat(), { freq: 5 }))
  .map(([segments, habits, cutAt]) => {
    const body = framesOf(segments, habits).join('');
    return cutAt === null ? body : body.slice(0, cutAt % (body.length + 1));
  });
const rounds = fc.array(round, { minLength: 1, maxLength: 5 });

let stage: Searching;
let playing: readonly string[] = [];
let asked = 0;

beforeAll(async () => {
  const engine = (_: unknown, index: number) => (index % 7 === 3 ? { status: 500 } : { body: { results: [PAGE] } });
  const answer = () => {
    const body = playing[asked];
    asked += 1;
    return body === undefined ? textAnswer('Enough.') : { pieces: [body] };
  };
  // A provider that wants thoughts back gets a filler where a message has none, so that the strict one accepts whatever was said.
  stage = await startSearching(answer, { name: 'deepseek', engine, variables: { M2C_RETRIES: '0' } });
});
afterAll(() => stage.close());

const PAGE = { title: 'A \ud83e page', url: 'https://example.org/', content: 'Said\u0000 "there".' };
const TOOLS = [...OFFERED, SEARCH_TOOL];

test('any rounds: the client hears a lawful stream, and each provider a request that it accepts and that grows at its end', async () => {
  await fc.assert(
    fc.asyncProperty(rounds, async (bodies) => {
      const before = stage.provider.requests.length;
      playing = bodies;
      asked = 0;
      const input: Json[] = [{ role: 'user', content: 'Begin.' }];
      const events = await stage.stream({ input, tools: TOOLS });
      expect(complaints(events)).toEqual([]);
      const { output } = endOf(events);
      playing = [];
      const next = { role: 'user', content: 'And now?' };
      const later = await stage.stream({
        input: [...input, ...sentBack(output), ...outputsFor(output), next],
        tools: TOOLS,
      });
      expect(endOf(later).error).toBeNull();
      const requests = stage.provider.requests.slice(before);
      expect(requests.flatMap(({ refusal }) => refusal ?? [])).toEqual([]);
      for (const [index, request] of requests.slice(1).entries()) expectGrown(request, requests[index]);
    }),
    { numRuns: 300 },
  );
});

/** Law 5: the provider's prompt cache stays warm. */
function expectGrown({ body }: HeardRequest, before: HeardRequest | undefined): void {
  const earlier = before?.body.messages ?? [];
  expect(body.messages.slice(0, earlier.length)).toEqual(earlier);
}

function outputsFor(items: readonly OutputItem[]): readonly Json[] {
  return items.flatMap((item): Json[] => {
    const call = 'call_id' in item ? item.call_id : null;
    if (call === null) return [];
    if (item.type === 'custom_tool_call') return [{ type: 'custom_tool_call_output', call_id: call, output: 'done' }];
    if (item.type === 'function_call') return [{ type: 'function_call_output', call_id: call, output: 'done' }];
    if (item.type === 'local_shell_call')
      return [{ type: 'local_shell_call_output', id: call, call_id: call, output: 'done' }];
    return [];
  });
}
