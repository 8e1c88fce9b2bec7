/** What the frames, the numbers and the fields of a stream may lack, and the one finding that says so. */
import { expect, test } from 'vitest';
import { RESPONSE_FIELDS } from '../../ears/lifecycle.ts';
import {
  all,
  drop,
  eventOf,
  everyItem,
  everyPart,
  everyResponse,
  repeat,
  type Spoil,
  set,
} from './misbehaviours/spoil.testing.ts';
import { broken, GOOD, spoiled } from './sample.testing.ts';

const FRAMING: readonly (readonly [what: string, id: string, text: () => string])[] = [
  ['no terminal event', 'stream.ending', () => spoiled(drop('response.completed'))],
  ['two terminal events', 'stream.ending', () => spoiled(repeat('response.completed'))],
  ['an event after the terminal one', 'stream.ending', () => spoiled(insertLast('response.in_progress'))],
  [
    'a bare error event',
    'stream.ending',
    () =>
      spoiled((events) =>
        events.splice(-1, 1, {
          type: 'error',
          error: { type: 'server_error', code: 'upstream_cut', message: 'It ended.', param: null },
        }),
      ),
  ],
  [
    'a frame that is no JSON',
    'stream.json',
    () => GOOD.replace('event: response.output_text.done', 'data: {"type":\n\nevent: response.output_text.done'),
  ],
  ['a frame without a type', 'stream.json', () => `data: {}\n\n${GOOD}`],
  ['half a surrogate pair', 'stream.json', () => `event: m\ndata: {"type":"m","a":"\\ud83d"}\n\n${GOOD}`],
  ['a gap in the numbers', 'open.sequence', () => spoiled(set('response.completed', 'sequence_number', 99), false)],
  ['no numbers', 'open.sequence', () => spoiled((events) => unnumber(events), false)],
  ['no [DONE]', 'open.done', () => GOOD.replace('data: [DONE]\n\n', '')],
  ['[DONE] twice', 'open.done', () => `${GOOD}data: [DONE]\n\n`],
  ['[DONE] without a blank line', 'open.done', () => GOOD.trimEnd()],
  ['no event: lines', 'open.eventNames', () => GOOD.replaceAll(/^event: .*\n/gm, '')],
  [
    'one event: line that lies',
    'open.eventNames',
    () => GOOD.replace('event: response.created', 'event: response.completed'),
  ],
  [
    'an event nobody knows',
    'open.events',
    () => spoiled((events) => events.splice(4, 0, { type: 'response.unheard_of' })),
  ],
  ['no annotations', 'open.fields', () => spoiled(everyPart('annotations', undefined))],
  [
    'a time in fractions',
    'open.fields',
    () => spoiled(everyResponse((response) => Object.assign(response, { created_at: 1.5 }))),
  ],
  ['no logprobs', 'open.fields', () => spoiled(set('response.output_text.delta', 'logprobs', undefined))],
  [
    'a null for what was to be left out',
    'open.fields',
    () => spoiled(everyItem('reasoning', (one) => Object.assign(one, { encrypted_content: null }))),
  ],
  [
    'no details of the input',
    'open.usage',
    () => spoiled(set('response.completed', 'response.usage.input_tokens_details', undefined)),
  ],
  [
    'no cached tokens',
    'open.usage',
    () => spoiled(set('response.completed', 'response.usage.input_tokens_details.cached_tokens', undefined)),
  ],
  ['no total', 'usage.counts', () => spoiled(set('response.completed', 'response.usage.total_tokens', undefined))],
  ['no usage', 'usage.counts', () => spoiled(set('response.completed', 'response.usage', null))],
  ['usage of nothing', 'usage.counts', () => spoiled(set('response.completed', 'response.usage.output_tokens', 0))],
  ['a long text in one piece', 'stream.deltas', () => spoiled(everyText('word '.repeat(20)))],
  ['comments and no heartbeat', 'codex.heartbeats', () => `: ping\n\n${GOOD}`],
  ['no text at all', 'stream.text', () => spoiled(everyText(''))],
];

function insertLast(type: string): Spoil {
  return (events) => void events.push(structuredClone(eventOf(events, type)));
}

/** Says it in one delta. */
function everyText(text: string): Spoil {
  return all(
    drop('response.output_text.delta'),
    set('response.output_text.delta', 'delta', text),
    set('response.output_text.done', 'text', text),
    set('response.content_part.done', 'part.text', text),
    everyPart('text', text),
  );
}

const unnumber: Spoil = (events) => {
  for (const event of events) delete event.sequence_number;
};

test.each(FRAMING)('%s falls short of %s alone', async (_what, id, text) => {
  expect(await broken(text())).toEqual({ [id]: expect.any(String) });
});

test('another content type is found, and nothing else', async () => {
  expect(await broken(GOOD, 'text/plain')).toEqual({ 'open.contentType': 'text/plain' });
});

test.each(RESPONSE_FIELDS.filter((field) => field !== 'id'))(
  'a response without %s is found, and nothing else',
  async (field) => {
    const text = spoiled(everyResponse((response) => void delete response[field]));
    const id = field === 'usage' ? { 'usage.counts': expect.any(String) } : {};
    expect(await broken(text)).toEqual({ 'open.fields': expect.stringContaining(field), ...id });
  },
);

test('a response without an id is more than an omission: Codex needs it', async () => {
  const text = spoiled(everyResponse((response) => void delete response.id));
  expect(await broken(text)).toEqual({ 'stream.lifecycle': expect.stringContaining("required property 'id'") });
});

test('an answer that is no stream is found, and the rules of streams are not told', async () => {
  expect(await broken('{"object":"response","status":"completed","output":[]}', 'application/json')).toEqual({
    'stream.served': '200 application/json',
    'stream.text': expect.any(String),
  });
});
