/** Servers that misbehave with plain texts and with what a client tells the model. */
import { itemsIn, lose, type Row, refused, rewritten, saying, sending, without } from './row.testing.ts';
import type { Asked, Misbehaviour, Reply } from './server.testing.ts';
import { everyResponse, type Loose } from './spoil.testing.ts';

const COUNT = saying('one to thirty');
const SWALLOWS = saying('three kinds of swallows');
const INSTRUCTIONS = saying('"instructions"');
const HISTORY = (asked: Asked) => saying('msg_verify_1')(asked) && !asked.text.includes('commentary');
const PICTURE = saying('input_image', 'Which colour');

const withHeader =
  (name: string, value: string) =>
  (reply: Reply): Reply => ({ ...reply, headers: { ...reply.headers, [name]: value } });

/** Says in the response what the request said, although it was never heeded. */
const echoing =
  (field: string): NonNullable<Misbehaviour['events']> =>
  (events, body) =>
    everyResponse((response) => Object.assign(response, { [field]: body[field] }))(events);

const withoutDevelopers = (body: Loose): void => {
  body.input = itemsIn(body).filter(({ role }) => role !== 'developer');
};
const withoutHistory = (body: Loose): void => {
  body.input = itemsIn(body).slice(-1);
};
const withoutPicture = (body: Loose): void => {
  for (const { content } of itemsIn(body)) (content as Loose[]).pop();
};
const phased = (text: string) => text.replaceAll('"role":"assistant"', '"role":"assistant","phase":"commentary"');

export const TEXTS: readonly Row[] = [
  ['answers without the text', { when: COUNT, events: lose('message') }, ['stream.text', '~stream.deltas']],
  [
    'answers a stream as JSON',
    { when: COUNT, request: sending({ stream: false }) },
    ['stream.served', 'stream.deltas'],
  ],
  [
    'names another model in a header',
    { when: COUNT, reply: withHeader('openai-model', 'other') },
    ['codex.modelHeader'],
  ],
  ['leaves the connection open', { when: COUNT, reply: (reply) => ({ ...reply, staysOpen: true }) }, ['stream.closes']],
  ['gives requests no id', { when: COUNT, reply: withHeader('x-request-id', '') }, ['~stream.requestId']],
  [
    'sends comments alone while it waits',
    { when: COUNT, reply: rewritten((text) => `: ping\n\n${text}`) },
    ['codex.heartbeats'],
  ],
  [
    'streams what was asked plain',
    { when: saying('swallows', '"stream":false'), request: sending({ stream: true }) },
    ['plain.answer'],
  ],
  [
    'leaves out a field',
    { when: SWALLOWS, reply: rewritten((text) => text.replaceAll('"background":false,', '')) },
    ['open.plainFields'],
  ],
  [
    'adds a field to plain answers',
    { when: SWALLOWS, reply: rewritten((text) => text.replace(/^\{/, '{"extra":1,')) },
    ['plain.agrees'],
  ],
  [
    'gives ids without a prefix',
    { when: SWALLOWS, reply: rewritten((text) => text.replaceAll('"msg_', '"msg-')) },
    ['ids.prefixed'],
  ],
  [
    'gives the same ids again',
    { when: SWALLOWS, reply: rewritten((text) => text.replaceAll(/[\da-f]{32}/g, 'same')) },
    ['ids.unique'],
  ],
  ['gives its messages a phase', { when: SWALLOWS, reply: rewritten(phased) }, ['~phase.given']],
  [
    'drops instructions',
    { when: INSTRUCTIONS, request: without('instructions'), events: echoing('instructions') },
    ['instructions.field'],
  ],
  [
    'drops developer messages',
    { when: saying('"role":"developer"', 'plum'), request: withoutDevelopers },
    ['instructions.developer'],
  ],
  [
    'repeats no instructions',
    { when: INSTRUCTIONS, events: everyResponse((response) => Object.assign(response, { instructions: null })) },
    ['open.instructionsEchoed'],
  ],
  ['forgets the history', { when: HISTORY, request: withoutHistory }, ['history.full']],
  ['refuses a phase', { when: saying('msg_verify_1', 'commentary'), ...refused() }, ['phase.accepted']],
  ['breaks on pictures', { when: PICTURE, ...refused(500) }, ['image.input']],
  ['drops pictures', { when: PICTURE, request: withoutPicture }, ['~image.input']],
];
