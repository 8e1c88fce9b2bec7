/** Servers that misbehave with requests that cannot be answered. */
import { type Row, refused, refusing, rewritten, saying, sending } from './row.testing.ts';
import type { Asked, Misbehaviour } from './server.testing.ts';
import { drop, type Loose, type Spoil, set } from './spoil.testing.ts';

const BAD_IMAGE = saying('bm8gcGljdHVyZQ');
const BAD_JSON = ({ text }: Asked) => text === '{"model":"m","input":';
const NO_MODEL = ({ path, text, body }: Asked) =>
  path === '/v1/responses' && text.startsWith('{"') && 'input' in body && !('model' in body);
const SMALL = (asked: Asked) => NO_MODEL(asked) && asked.text.length < 1000;
const hangUp: Pick<Misbehaviour, 'answer'> = { answer: () => 'hang up' };

const bareError: Spoil = (events) => {
  const { error } = (events.pop() as { response: { error: Loose } }).response;
  events.push({ type: 'error', error: { type: 'invalid_request_error', param: null, ...error } });
};

export const ERRORS: readonly Row[] = [
  ['refuses broken JSON without a word', { when: BAD_JSON, ...refusing(400, { message: '' }) }, ['errors.badJson']],
  ['breaks on a list', { when: ({ text }) => text === '[]', ...refused(500) }, ['errors.noObject']],
  ['hangs up when the model is missing', { when: SMALL, ...hangUp }, ['errors.missingModel']],
  [
    'answers without an input',
    {
      when: (asked) => asked.path === '/v1/responses' && 'model' in asked.body && !('input' in asked.body),
      request: sending({ input: 'Hi' }),
    },
    ['errors.missingInput'],
  ],
  [
    'answers an input of a wrong type',
    { when: saying('"input":7'), request: sending({ input: 'Hi' }) },
    ['errors.wrongType'],
  ],
  ['breaks on null', { when: saying('"input":[null]'), ...refused(500) }, ['errors.badItem']],
  [
    'refuses large bodies',
    { when: (asked) => NO_MODEL(asked) && !SMALL(asked), ...refused(413) },
    ['errors.largeBody', 'codex.retries'],
  ],
  [
    'breaks off on a bad picture',
    { when: BAD_IMAGE, events: drop('response.failed') },
    ['errors.badImage', '~errors.inStream'],
  ],
  ['fails with a bare error event', { when: BAD_IMAGE, events: bareError }, ['~errors.badImage', 'errors.inStream']],
  [
    'fails under a code that Codex retries',
    { when: BAD_IMAGE, events: set('response.failed', 'response.error.code', 'bad_image') },
    ['~errors.badImage', 'codex.retries'],
  ],
  ['fails out of order', { when: BAD_IMAGE, events: drop('response.created') }, ['errors.lifecycle']],
  [
    'refuses a model as if it were a path',
    { when: saying('no-such-model'), ...refusing(404, { code: 'not_found' }) },
    ['~errors.unknownModel', 'codex.retries'],
  ],
  [
    'takes any key',
    {
      when: ({ authorization }) => authorization?.includes('wrong') === true,
      answer: () => ({ status: 200, headers: {}, text: '{"status":"completed"}' }),
    },
    ['errors.badKey'],
  ],
  [
    'refuses keys as Codex does not expect',
    { when: ({ authorization }) => authorization?.includes('wrong') === true, ...refused(401) },
    ['~errors.badKey', 'codex.retries'],
  ],
  [
    'gives errors without param',
    { when: BAD_JSON, reply: rewritten((text) => text.replace(',"param":null', '')) },
    ['open.errorFields'],
  ],
];
