/** The laws of the way back to the client (the numbers are the house's). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer, cutAnswer, cutAt } from './answer-arbitraries.ts';
import { type Json, provider } from './arbitraries.ts';
import { foldItems, type Heard, heard, readEvents } from './ears.ts';
import { complaints } from './lifecycle.ts';
import { isWhole, type ProviderAnswer, readProvider } from './provider-reader.ts';
import { PATIENCE, RUNS } from './runs.ts';
import { jsonBody, spoiledBody } from './spoiled-bodies.ts';
import { translateRefusal, translateStream } from './subject.ts';

const cuts = fc.array(fc.nat(), { maxLength: 12 });

/** A history in which the ids that providers give most are taken. */
const REQUEST: Json = {
  model: 'a-model',
  input: [
    { role: 'user', content: 'Go on.' },
    ...['call_0', 'call_10'].flatMap((call_id) => [
      { type: 'function_call', call_id, name: 'read', arguments: '{}' },
      { type: 'function_call_output', call_id, output: 'done' },
    ]),
  ],
};

const law = <Values extends [unknown, ...unknown[]]>(name: string, property: fc.IPropertyWithHooks<Values>) =>
  test(name, () => fc.assert(property, { numRuns: RUNS }), PATIENCE);

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
  // Of a pair that a failure cut in two, the first half has no UTF-8: it cannot be passed on.
  expect(ears.text).toBe(said.text.replace(/[\uD800-\uDBFF]$/, ''));
  expect(ears.reasoning).toBe(said.reasoning.replace(/[\uD800-\uDBFF]$/, ''));
  const calls = said.calls.map((call) => ({ name: call.name, input: meaning(call.arguments || '{}', call.resent) }));
  const spoken = ears.calls.map(({ name, input }, index) => ({
    name,
    input: meaning(input, said.calls[index]?.resent),
  }));
  if (said.ending === 'completed') expect(spoken).toEqual(calls);
  // The limit may have hit the last call, and one without arguments may have lost them.
  else if (said.ending === 'incomplete') {
    const sure = calls.filter((_, index) => index < calls.length - 1 && said.calls[index]?.arguments !== '');
    expect([sure, [...sure, ...calls.slice(-1)]]).toContainEqual(spoken);
  }
  else expect(calls.slice(0, spoken.length)).toEqual(spoken);
  if (said.ending !== 'completed') expect(said.calls.slice(0, spoken.length).every(isWhole)).toBe(true);
  expectIds(ears, said);
  if (said.ending !== 'failed') expect(ears.usage).toEqual(said.usage);
}

/** Arguments sent twice in two writings are compared by what they mean. */
function meaning(args: string, resent = false): unknown {
  return resent && parses(args) ? JSON.parse(args) : args.toWellFormed();
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
function expectIds(ears: Heard, said: ProviderAnswer): void {
  const ids = ears.calls.map((call) => call.callId);
  expect(new Set([...ids, 'call_0', 'call_10', '']).size).toBe(ids.length + 3);
  said.calls.slice(0, ids.length).forEach(({ id }, index) => {
    if (!['', 'call_0', 'call_10'].includes(id)) expect(ids[index]).toBe(id);
  });
}
