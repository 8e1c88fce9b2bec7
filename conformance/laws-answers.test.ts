/** The laws of the way back to the client (the numbers are the house's). */
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { answer, cutAnswer } from './answer-arbitraries.ts';
import { type Json, provider } from './arbitraries.ts';
import { foldItems, type Heard, heard, readEvents } from './ears.ts';
import { law } from './law.ts';
import { complaints } from './lifecycle.ts';
import { isWhole, type ProviderAnswer, type ProviderCall, readProvider } from './provider-reader.ts';
import { jsonBody, spoiledBody } from './spoiled-bodies.ts';
import { translateRefusal, translateStream } from './subject.ts';
import { cutAt } from './text-arbitraries.ts';

const cuts = fc.array(fc.nat(), { maxLength: 12 });

/** Ids that the history has already: a provider that counts from zero in each answer gives them again. */
const TAKEN = ['call_0', 'call_10'];

const REQUEST: Json = {
  model: 'a-model',
  input: [
    { role: 'user', content: 'Go on.' },
    ...TAKEN.flatMap((call_id) => [
      { type: 'function_call', call_id, name: 'read', arguments: '{}' },
      { type: 'function_call_output', call_id, output: 'done' },
    ]),
  ],
};

describe('the way back to the client', () => {
  law(
    '1 and 10 the stream is lawful, whatever the provider says and wherever it is cut',
    fc.property(cutAnswer, cuts, provider, fc.constantFrom('end', 'reset'), ({ bytes }, at, from, cause) => {
      const events = readEvents(translateStream(REQUEST, from, cutAt(bytes, at), cause));
      expect(complaints(events)).toEqual([]);
    }),
  );

  law(
    '2 the deltas make the output of the last response',
    fc.property(cutAnswer, provider, ({ bytes }, from) => {
      const events = readEvents(translateStream(REQUEST, from, [bytes]));
      const last = events.at(-1);
      expect(last !== undefined && 'response' in last ? last.response.output : null).toEqual(foldItems(events));
    }),
  );

  law(
    '3 an end without a finish reason is a failure, and a call that was cut is never done',
    fc.property(cutAnswer, provider, fc.constantFrom('end', 'reset'), ({ bytes }, from, cause) => {
      const said = readProvider(bytes);
      const events = readEvents(translateStream(REQUEST, from, [bytes], cause));
      const ears = heard(events);
      expect(events.filter((event) => /^response\.(completed|incomplete|failed)$/.test(event.type))).toHaveLength(1);
      if (said.finish === null) expect(ears.ending).toBe('failed');
      for (const call of ears.calls) expect(() => JSON.parse(call.input)).not.toThrow();
    }),
  );

  law(
    '4 the splits of the bytes change nothing',
    fc.property(cutAnswer, cuts, provider, ({ bytes }, at, from) => {
      const whole = translateStream(REQUEST, from, [bytes]);
      expect(translateStream(REQUEST, from, cutAt(bytes, at))).toBe(whole);
    }),
  );

  law(
    '8 the client hears exactly what the provider said',
    fc.property(answer, provider, ({ bytes }, from) => {
      expectSame(heard(readEvents(translateStream(REQUEST, from, [bytes]))), readProvider(bytes));
    }),
  );

  law(
    '11 a provider may say anything at all',
    fc.property(spoiledBody, cuts, provider, ({ bytes }, at, from) => {
      const events = readEvents(translateStream(REQUEST, from, cutAt(bytes, at)));
      expect(complaints(events)).toEqual([]);
    }),
  );

  law(
    '11 and refuse in any words',
    fc.property(
      fc.oneof(spoiledBody, jsonBody),
      fc.constantFrom(400, 401, 402, 403, 404, 413, 421, 422, 429, 500, 502, 503, 529, 302, 204),
      provider,
      ({ bytes }, status, from) => {
        const events = readEvents(translateRefusal(REQUEST, from, status, bytes));
        expect(complaints(events)).toEqual([]);
        expect(heard(events)).toMatchObject({ ending: 'failed', error: { message: expect.stringMatching(/./) } });
      },
    ),
  );
});

function expectSame(ears: Heard, said: ProviderAnswer): void {
  expect(ears.ending).toBe(said.ending);
  if (said.ending === 'failed') {
    // What waits behind a call that never became whole is not heard, nor is half a surrogate pair.
    expect([said.text.startsWith(ears.text), said.reasoning.startsWith(ears.reasoning)]).toEqual([true, true]);
  } else {
    expect([ears.text, ears.reasoning]).toEqual([said.text.toWellFormed(), said.reasoning.toWellFormed()]);
  }
  const calls = mustHear(said, ears.calls.length);
  const spoken = ears.calls.map(({ name, input }, index) => ({ name, input: meaning(input, calls[index]?.resent) }));
  expect(spoken).toEqual(
    calls.map((call) => ({ name: call.name, input: meaning(call.arguments || '{}', call.resent) })),
  );
  if (said.ending !== 'completed') expect(calls.filter((call) => !isWhole(call))).toEqual([]);
  expectIds(ears, calls);
  if (said.ending !== 'failed') expect(ears.usage).toEqual(said.usage);
}

/** The calls of an answer of which so many were heard. */
function mustHear({ ending, calls }: ProviderAnswer, count: number): readonly ProviderCall[] {
  if (ending === 'completed') return calls;
  if (ending === 'failed') return calls.slice(0, count);
  // The limit may have hit the last call and those it came interleaved with; without arguments, one may have lost them.
  const sure = calls.slice(0, -1).filter((call) => call.arguments !== '' && isWhole(call));
  return count > sure.length ? [...sure, ...calls.slice(-1)] : sure;
}

/** Arguments sent twice in two writings are compared by what they mean. */
function meaning(args: string, resent = false): unknown {
  return resent && parses(args) ? JSON.parse(args) : args;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The provider's own id, unless it gave none or the history has it already; never the same one twice. */
function expectIds(ears: Heard, said: readonly ProviderCall[]): void {
  const ids = ears.calls.map((call) => call.callId);
  expect(new Set([...ids, ...TAKEN, '']).size).toBe(ids.length + TAKEN.length + 1);
  said.forEach(({ id }, index) => {
    if (id !== '' && !TAKEN.includes(id)) expect(ids[index]).toBe(id);
  });
}
