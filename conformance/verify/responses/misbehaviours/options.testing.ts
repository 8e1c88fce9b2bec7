/** Servers that misbehave with the form and the length of an answer, and with what they do not know. */
import { type Row, refused, refusing, saying, without } from './row.testing.ts';
import { drop, endAs, everyItem, everyResponse, type Spoil, set } from './spoil.testing.ts';

const LIMIT = saying('one to one hundred', '"max_output_tokens":16}');
const TITLE = saying('title of three words');

/** Says of half an answer that it is whole. */
const wholeAtOnce: Spoil = (events) => {
  everyItem('message', (item) => {
    if (item.status === 'incomplete') item.status = 'completed';
  })(events);
  endAs('response.completed', { status: 'completed', incomplete_details: null, completed_at: 1 })(events);
};
const echoingFormat = everyResponse((response) =>
  Object.assign(response, { text: { format: { type: 'json_schema' } } }),
);

export const OPTIONS: readonly Row[] = [
  ['ignores a schema', { when: TITLE, request: without('text'), events: echoingFormat }, ['format.schema']],
  [
    'repeats no format',
    {
      when: TITLE,
      events: everyResponse((response) => Object.assign(response, { text: { format: { type: 'text' } } })),
    },
    ['open.formatEchoed'],
  ],
  ['takes half an answer for a whole one', { when: LIMIT, events: wholeAtOnce }, ['limit.ending']],
  [
    'gives another reason',
    { when: LIMIT, events: set('response.incomplete', 'response.incomplete_details.reason', 'content_filter') },
    ['limit.reason'],
  ],
  ['never ends a cut text', { when: LIMIT, events: drop('response.output_text.done') }, ['limit.lifecycle']],
  ["refuses Codex's own fields", { when: saying('client_metadata'), ...refused() }, ['codex.body']],
  ['breaks on unknown fields', { when: saying('"m2c_verify":'), ...refused(500) }, ['tolerance.field']],
  [
    'breaks on unknown items',
    {
      when: saying('"input":[{"role":"user","content":"Say hello in one word."},{"type":"m2c_verify"'),
      ...refused(500),
    },
    ['tolerance.item'],
  ],
  [
    'refuses unknown tools without a word',
    { when: saying('"tools":[{"type":"m2c_verify"'), ...refusing(400, { message: '' }) },
    ['tolerance.tool'],
  ],
];
