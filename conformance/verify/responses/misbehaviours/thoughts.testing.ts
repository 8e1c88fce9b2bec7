/** Servers that misbehave with the model's thoughts. */
import { first, itemsIn, later, lose, type Row, refused, saying } from './row.testing.ts';
import { all, drop, eventOf, everyItem, type Loose, type Spoil } from './spoil.testing.ts';

const THOUGHT = saying('goose');

const everyThought = (over: Loose) => everyItem('reasoning', (item) => Object.assign(item, over));
const lessOfEveryThought = (field: string) => everyItem('reasoning', (item) => void delete item[field]);

/** Says nothing of the thought while it is thought. */
const silence: Spoil = (events) => {
  const kept = events.filter(({ type }) => !String(type).includes('summary'));
  events.splice(0, events.length, ...kept);
};

/** Tells the thought in the form that Codex does not show. */
const asRawText: Spoil = (events) => {
  for (const event of events) {
    const [, kind, verb] = /^response\.reasoning_summary_(part|text)\.(.*)$/.exec(String(event.type)) ?? [];
    if (kind === undefined) continue;
    event.type = kind === 'part' ? `response.content_part.${verb}` : `response.reasoning_text.${verb}`;
    event.content_index = event.summary_index;
    delete event.summary_index;
    if (kind === 'part') Object.assign(event.part as Loose, { type: 'reasoning_text' });
  }
  everyItem('reasoning', (item) => {
    item.content = (item.summary as Loose[]).map((part) => ({ ...part, type: 'reasoning_text' }));
    item.summary = [];
  })(events);
};

/** Puts the thought behind the call that it led to. */
const thoughtLast: Spoil = (events) => {
  const [opening, ending] = [events.slice(0, 2), events.slice(-1)];
  const [thought, call] = [0, 1].map((index) => events.filter((event) => event.output_index === index));
  for (const event of thought ?? []) event.output_index = 1;
  for (const event of call ?? []) event.output_index = 0;
  (eventOf(ending, 'response.completed').response as { output: Loose[] }).output.reverse();
  events.splice(0, events.length, ...opening, ...(call ?? []), ...(thought ?? []), ...ending);
};

/** The good server gets thoughts in their right form. */
const mended = (body: Loose) => {
  for (const item of itemsIn(body))
    if (item.type === 'reasoning') Object.assign(item, { summary: [], encrypted_content: 'seal' });
};

export const THOUGHTS: readonly Row[] = [
  ['refuses reasoning and include', { when: THOUGHT, ...refused() }, ['reasoning.accepted']],
  ['hides its thoughts', { when: THOUGHT, events: lose('reasoning') }, ['~reasoning.item']],
  [
    'gives no list of summaries',
    { when: THOUGHT, request: mended, events: all(silence, lessOfEveryThought('summary')) },
    ['reasoning.summary', '~reasoning.shown'],
  ],
  [
    'does not seal its thoughts',
    { when: THOUGHT, events: lessOfEveryThought('encrypted_content') },
    ['reasoning.encrypted'],
  ],
  [
    'seals its thoughts with null',
    { when: THOUGHT, request: mended, events: everyThought({ encrypted_content: null }) },
    ['reasoning.encrypted', 'open.encryptedNull'],
  ],
  ['tells its thoughts where Codex does not look', { when: first(THOUGHT), events: asRawText }, ['reasoning.shown']],
  ['thinks after it has called', { when: first(THOUGHT), events: thoughtLast }, ['reasoning.first']],
  ['refuses its own thoughts', { when: later(THOUGHT), ...refused() }, ['reasoning.back']],
  [
    'never ends a thought',
    { when: first(THOUGHT), events: drop('response.reasoning_summary_text.done') },
    ['reasoning.lifecycle'],
  ],
];
