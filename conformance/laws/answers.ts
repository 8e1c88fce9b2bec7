/** The laws of the way back to the client. */
import fc from 'fast-check';
import { answerFrom, cutAnswer, type SpokenAnswer } from '../arbitraries/answer.ts';
import { TOLD_KEY } from '../arbitraries/answer-frames.ts';
import { OFFERED, saidAs } from '../arbitraries/call.ts';
import { provider } from '../arbitraries/request.ts';
import { refusalBody, spoiledBody } from '../arbitraries/spoiled-bodies.ts';
import { cutAt } from '../arbitraries/text.ts';
import type { Json } from '../arbitraries/tool.ts';
import { foldItems, type Heard, type HeardCall, heard, readEvents } from '../ears/heard.ts';
import { translateRefusal, translateStream } from '../subject.ts';
import { isWhole, type ProviderAnswer, type ProviderCall, readProvider } from '../upstream/provider-reader.ts';
import { unlawful } from './grammar.ts';
import { holds, type Law, law, none, same } from './law.ts';

const places = fc.array(fc.nat(), { maxLength: 12 });
/** Cut at a few places, or behind each byte. */
const cuts = fc.oneof({ weight: 9, arbitrary: places }, { weight: 1, arbitrary: fc.constant('each byte' as const) });
const cause = fc.constantFrom('end' as const, 'reset' as const);

/** Ids that the history has already: a provider that counts from zero in each answer gives them again. */
const TAKEN = ['call_0', 'call_10'];

const REQUEST: Json = {
  model: 'a-model',
  tools: OFFERED,
  input: [
    { role: 'user', content: 'Go on.' },
    ...TAKEN.flatMap((call_id) => [
      { type: 'function_call', call_id, name: 'read', arguments: '{}' },
      { type: 'function_call_output', call_id, output: 'done' },
    ]),
  ],
};

export const answerLaws: readonly Law[] = [
  law(
    [1, 10],
    'the stream is lawful, whatever the provider says and wherever it is cut',
    fc.property(cutAnswer, cuts, provider, cause, ({ bytes }, at, from, why) => {
      const stream = translateStream(REQUEST, from, cut(bytes, at), why);
      none(unlawful(readEvents(stream)));
      holds(!stream.includes(TOLD_KEY), 'the error tells the key that the provider repeated');
    }),
  ),
  law(
    [2],
    'the deltas make the output of the last response',
    fc.property(cutAnswer, provider, ({ bytes }, from) => {
      const events = readEvents(translateStream(REQUEST, from, [bytes]));
      const last = events.at(-1);
      same(last !== undefined && 'response' in last ? last.response.output : null, foldItems(events), 'the output');
    }),
  ),
  law(
    [2],
    'each event stands on the wire as JSON writes it',
    fc.property(cutAnswer, provider, cause, ({ bytes }, from, why) => {
      const stream = translateStream(REQUEST, from, [bytes], why).split('\n');
      const lines = stream.filter((line) => line.startsWith('data: {'));
      holds(lines.length >= 3, 'there are no events');
      for (const line of lines) same(line, `data: ${JSON.stringify(JSON.parse(line.slice(6)))}`, 'an event');
    }),
  ),
  law(
    [3],
    'an end without a finish reason is a failure, and a call that was cut is never done',
    fc.property(cutAnswer, provider, cause, ({ bytes }, from, why) => {
      const said = readProvider(bytes, 200, from);
      const events = readEvents(translateStream(REQUEST, from, [bytes], why));
      const ears = heard(events);
      const endings = events.filter((event) => /^response\.(completed|incomplete|failed)$/.test(event.type));
      same(endings.length, 1, 'the number of terminal events');
      if (said.finish === null || (why === 'end' && isProvidersError(said.error)))
        same(ears.ending, 'failed', 'the ending');
      if (endedHonestly(said)) return;
      const whole = new Set(said.calls.filter(isWhole).map((call) => spokenAs(call, false)));
      const cutOnes = ears.calls.filter((call) => !whole.has(JSON.stringify(saidAs(call))));
      const resent = said.calls.some((call) => call.resent);
      holds(resent || cutOnes.length === 0, `calls that were cut are done: ${JSON.stringify(cutOnes)}`);
    }),
  ),
  law(
    [4],
    'the splits of the bytes change nothing',
    fc.property(cutAnswer, cuts, provider, cause, ({ bytes }, at, from, why) => {
      const whole = translateStream(REQUEST, from, [bytes], why);
      same(translateStream(REQUEST, from, cut(bytes, at), why), whole, 'the stream in pieces');
    }),
  ),
  law([8], 'the client hears exactly what the provider said', fc.property(answerFrom, hearsTheSame)),
  law(
    [11],
    'a provider may say anything at all',
    fc.property(spoiledBody, places, provider, ({ bytes }, at, from) => {
      none(unlawful(readEvents(translateStream(REQUEST, from, cutAt(bytes, at)))));
    }),
  ),
  law(
    [11],
    'and refuse in any words',
    fc.property(
      refusalBody,
      fc.constantFrom(400, 401, 402, 403, 404, 413, 421, 422, 429, 500, 502, 503, 529, 302, 204),
      provider,
      ({ bytes }, status, from) => {
        const events = readEvents(translateRefusal(REQUEST, from, status, bytes));
        none(unlawful(events));
        const { ending, error } = heard(events);
        holds(ending === 'failed' && (error?.message ?? '') !== '', `the refusal was heard as ${ending}`);
        holds(!JSON.stringify(error).includes(TOLD_KEY), 'the refusal tells the key that the provider repeated');
      },
    ),
  ),
];

/** Arguments that the model broke itself go out as they are, though an error may follow the finish. */
function endedHonestly({ finish }: ProviderAnswer): boolean {
  return finish !== null && /^(stop|tool_calls|function_call)$/.test(finish);
}

/** An error that the provider told, and not a frame that the cut left in two. */
function isProvidersError(error: string | null): boolean {
  return error !== null && parses(error);
}

function cut(bytes: Uint8Array, at: readonly number[] | 'each byte'): Uint8Array[] {
  return at === 'each byte' ? Array.from(bytes, (byte) => Uint8Array.of(byte)) : cutAt(bytes, at);
}

function hearsTheSame([{ bytes }, from]: readonly [SpokenAnswer, string]): void {
  const said = readProvider(bytes, 200, from);
  const events = readEvents(translateStream(REQUEST, from, [bytes]));
  const ears = heard(events);
  const ending = endingOf(said);
  same(ears.ending, ending, 'the ending');
  if (ending === 'failed') {
    // What waits behind a call that never became whole is not heard, nor is half a surrogate pair.
    holds(said.text.startsWith(ears.text), `text nobody said: ${ears.text}`);
    holds(said.reasoning.startsWith(ears.reasoning), `thoughts nobody had: ${ears.reasoning}`);
  } else {
    same(ears.text, said.text.toWellFormed(), 'the text');
    same(ears.reasoning, said.reasoning.toWellFormed(), 'the reasoning');
    same(ears.usage, said.usage, 'the usage');
    const last = foldItems(events).at(-1);
    if (last?.type === 'message' && said.calls.length === 0)
      same(last.status, ending, 'the status of the last message');
  }
  const calls = mustHear(said, ending, ears.calls.length);
  same(
    ears.calls.map((call, index) => meaning(saidAs(call), calls[index]?.resent)),
    calls.map((call) => meaning(saidOf(call), call.resent)),
    'the list of calls',
  );
  same(endedHonestly(said) ? [] : calls.filter((call) => !isWhole(call)), [], 'the list of broken calls');
  hearsIds(ears, calls);
}

/**
 * MiMo's word for an answer that ran in circles: it was given up, so it failed (vendor's guide, 2026-11). Half a patch is no
 * patch, and nothing could tell the client that the rest is missing: that answer failed too.
 */
function endingOf({ finish, error, ending, calls }: ProviderAnswer): ProviderAnswer['ending'] {
  const halfText = calls.some((call) => call.name === 'apply_patch' && !isWhole(call));
  if (ending === 'completed' && halfText) return 'failed';
  return error === null && finish === 'repetition_truncation' ? 'failed' : ending;
}

/** The calls of an answer of which so many were heard. */
function mustHear({ calls }: ProviderAnswer, ending: Heard['ending'], count: number): readonly ProviderCall[] {
  if (ending === 'completed') return calls;
  if (ending === 'failed') return calls.slice(0, count);
  // The limit may have hit the last call and those it came interleaved with; without arguments, one may have lost them.
  const sure = calls.slice(0, -1).filter((call) => call.arguments !== '' && isWhole(call));
  return count > sure.length ? [...sure, ...calls.slice(-1)] : sure;
}

interface Said {
  readonly name: string;
  readonly arguments: string;
}

/** A call as the provider spoke it; no arguments at all mean an empty object. */
function saidOf(call: ProviderCall): Said {
  return { name: call.name, arguments: call.arguments || '{}' };
}

function spokenAs(call: ProviderCall, resent: boolean): string {
  return JSON.stringify(meaning(saidOf(call), resent));
}

/** Arguments sent twice in two writings are compared by what they mean. */
function meaning(said: Said, resent = false): unknown {
  return resent && parses(said.arguments) ? { ...said, arguments: JSON.parse(said.arguments) } : said;
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
function hearsIds(ears: Heard, said: readonly ProviderCall[]): void {
  const ids = ears.calls.map((call: HeardCall) => call.callId);
  same(new Set([...ids, ...TAKEN, '']).size, ids.length + TAKEN.length + 1, 'the number of call ids');
  said.forEach(({ id }, index) => {
    if (id !== '' && !TAKEN.includes(id)) same(ids[index], id, 'the id of a call');
  });
}
