/** Servers that misbehave with what they keep, and at their other doors. */
import { type Row, refused, refusing, saying, without } from './row.testing.ts';
import type { Asked, Reply } from './server.testing.ts';
import { everyResponse, type Loose } from './spoil.testing.ts';

const at = (method: string, path: RegExp) => (asked: Asked) => asked.method === method && path.test(asked.path);
const withModels =
  (change: (models: Loose) => void) =>
  (reply: Reply): Reply => {
    const body = JSON.parse(reply.text) as Loose;
    change(body);
    return { ...reply, text: JSON.stringify(body) };
  };
const MODELS = at('GET', /models$/);

export const DOORS: readonly Row[] = [
  [
    'ignores the response before',
    {
      when: (asked) => saying('previous_response_id')(asked) && !asked.text.includes('verifynone'),
      request: without('previous_response_id'),
    },
    ['previous.known'],
  ],
  [
    'ignores a response that never was',
    { when: saying('verifynone'), request: without('previous_response_id') },
    ['previous.unknown'],
  ],
  [
    'refuses the response before without a word',
    { when: saying('previous_response_id'), ...refusing(400, { message: '' }) },
    ['previous.known', 'previous.unknown'],
  ],
  ['breaks when a response is asked back', { when: at('GET', /responses\/resp/), ...refused(500) }, ['store.get']],
  [
    'says that it keeps what it does not',
    { when: saying('"store":true'), events: everyResponse((response) => Object.assign(response, { store: true })) },
    ['~store.echo'],
  ],
  [
    'breaks after a client has left',
    { when: saying('"max_output_tokens":256,"input":"Say hello in one word."'), ...refused(500) },
    ['cancel.next'],
  ],
  [
    'lists models without ids',
    { when: MODELS, reply: withModels(({ data }) => (data as Loose[]).push({ id: '' })) },
    ['models.list'],
  ],
  [
    'does not list its model',
    { when: MODELS, reply: withModels((body) => Object.assign(body, { data: [{ id: 'other' }] })) },
    ['~models.listed'],
  ],
  [
    'lists a model that Codex cannot read',
    { when: MODELS, reply: withModels(({ models }) => delete (models as Loose[])[0]?.slug) },
    ['codex.catalog'],
  ],
  ['breaks on HEAD', { when: at('HEAD', /responses$/), ...refused(500) }, ['doors.head']],
  ['breaks on WebSockets', { when: ({ path }) => path.endsWith('#upgrade') }, ['doors.webSocket']],
  ['breaks on compaction', { when: at('POST', /compact$/), ...refused(500) }, ['doors.compact']],
];
