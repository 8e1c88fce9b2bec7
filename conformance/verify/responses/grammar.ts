/** The rules of a stream, and which of them an answer breaks. */
import { complaints } from '../../ears/lifecycle.ts';
import { isRecord, isText, parsed, record } from '../json.ts';
import type { Finding } from '../probe.ts';
import type { Answer, Event } from './answer.ts';
import { type Rule, unless } from './finding.ts';
import { mend } from './mend.ts';

/** What clients of every kind rely on comes first; the rules with `open.` are those that Codex can do without. */
export const STREAM_RULES = {
  json: {
    id: 'stream.json',
    title: 'Each frame is a JSON object in UTF-8',
    shortfall: 'Codex throws such an event away and never hears what it said: send one JSON object per frame.',
  },
  ending: {
    id: 'stream.ending',
    title: 'The stream says how it ended',
    shortfall:
      'Codex takes the turn for cut off and asks again, up to five times: end with one response.completed, .incomplete or .failed.',
  },
  lifecycle: {
    id: 'stream.lifecycle',
    title: 'Events come in their order and agree',
    shortfall: 'What clients show while they listen is not what they keep at the end, or a call runs twice or never.',
  },
  counts: {
    id: 'usage.counts',
    title: 'Usage has input, output and total tokens',
    shortfall: 'Codex cannot tell how full its window is: it compacts too late, or refuses the last event.',
  },
  contentType: {
    id: 'open.contentType',
    title: 'Content type is text/event-stream',
    shortfall: 'SDKs and browsers do not take the answer for an event stream; Codex does not mind.',
  },
  names: {
    id: 'open.eventNames',
    title: 'Each event: line repeats the type',
    shortfall: 'Clients that listen by the name of an event hear nothing (Open Responses); Codex does not mind.',
  },
  done: {
    id: 'open.done',
    title: 'Ends with data: [DONE], once',
    shortfall: 'Clients that wait for [DONE] wait until the connection breaks (Open Responses); Codex does not mind.',
  },
  numbers: {
    id: 'open.sequence',
    title: 'sequence_number counts from 0 without a gap',
    shortfall: 'Clients cannot tell whether they missed an event (Open Responses); Codex does not mind.',
  },
  known: {
    id: 'open.events',
    title: 'Every event is one of the Responses API',
    shortfall:
      'Strict clients refuse the stream for an event of an unknown type (Open Responses); Codex does not mind.',
  },
  fields: {
    id: 'open.fields',
    title: 'Required fields are there and of their type',
    shortfall:
      'Strict clients refuse the answer (Open Responses wants all 31 fields of a response); Codex does not mind.',
  },
  usageDetails: {
    id: 'open.usage',
    title: 'Usage has both of its details',
    shortfall: 'SDKs fail to read cached and reasoning tokens (Open Responses); Codex does not mind.',
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleName = keyof typeof STREAM_RULES;

const COUNTS = ['input_tokens', 'output_tokens', 'total_tokens'];
const DETAILS = ['input_tokens_details', 'output_tokens_details', 'cached_tokens', 'reasoning_tokens'];

/** Each sentence of the grammar that is not about the order of events, and the rule that it is about. */
const SENTENCES: readonly (readonly [sentence: RegExp, rule: RuleName])[] = [
  [/terminal event/, 'ending'],
  [/sequence_number/, 'numbers'],
  [/no such event in the contract/, 'known'],
  // What a response repeats or counts is nothing that the order of events hangs on.
  [/breaks the contract: \{"instancePath":"\/response\//, 'fields'],
];

interface Breach {
  readonly rule: RuleName;
  readonly sentence: string;
}

/** Every breach of a rule, one sentence each. */
export function breaches(answer: Answer): readonly Breach[] {
  const { events, lacks } = mend(answer.events.map((event) => (speaks(event) ? event : { ...event, response: {} })));
  const mute = answer.events.filter((event) => !speaks(event));
  return [
    ...answer.unreadable.map((sentence): Breach => ({ rule: 'json', sentence })),
    ...mute.map(({ type }): Breach => ({ rule: 'lifecycle', sentence: `${type} carries no response` })),
    ...complaints(events).map((sentence): Breach => ({ rule: ruleOf(sentence), sentence })),
    ...lacks
      .filter(({ index }) => !mute.includes(answer.events[index] as Event))
      .map(({ field, sentence }): Breach => ({ rule: ruleFor(field), sentence })),
    ...framing(answer),
  ];
}

function ruleOf(complaint: string): RuleName {
  return SENTENCES.find(([sentence]) => sentence.test(complaint))?.[1] ?? 'lifecycle';
}

function ruleFor(field: string): RuleName {
  if (COUNTS.includes(field)) return 'counts';
  if (DETAILS.includes(field)) return 'usageDetails';
  return field === 'sequence_number' ? 'numbers' : 'fields';
}

/** The grammar asks the response of each event that has one about its fields. */
function speaks(event: Event): boolean {
  return !Object.hasOwn(event, 'response') || isRecord(event.response);
}

function framing({ exchange, framing: { frames, rest } }: Answer): Breach[] {
  const found: Breach[] = [];
  const { contentType, broken } = exchange;
  if (contentType !== 'text/event-stream')
    found.push({ rule: 'contentType', sentence: contentType || 'none is given' });
  for (const { name, data } of frames) {
    const { type } = record(parsed(data));
    if (isText(type) && type !== name)
      found.push({ rule: 'names', sentence: `${name ?? 'no event: line'}, but ${type}` });
  }
  const ends = frames.filter(({ data }) => data === '[DONE]').length;
  if (ends !== 1 || frames.at(-1)?.data !== '[DONE]' || rest !== '') {
    const last = rest || (frames.at(-1)?.data ?? 'nothing');
    found.push({
      rule: 'done',
      sentence: broken ?? `[DONE] comes ${ends} times, and at the end stands ${last.slice(0, 60)}`,
    });
  }
  return found;
}

/** One finding for each of these rules. */
export function judge(names: readonly RuleName[], answer: Answer): Finding[] {
  const found = Object.groupBy(breaches(answer), ({ rule }) => rule);
  return names.map((name) => unless(STREAM_RULES[name], together(found[name])));
}

/** The readability, the order and the ending of these streams in one finding of a probe's own. */
export function lifecycle(id: string, title: string, answers: readonly Answer[]): Finding {
  const { shortfall } = STREAM_RULES.lifecycle;
  // A refusal, or a plain answer, has no order to keep.
  const streams = answers.filter(({ framing }) => framing.frames.length > 0);
  const found = streams.flatMap(breaches).filter(({ rule }) => ['json', 'ending', 'lifecycle'].includes(rule));
  return unless({ id, title, shortfall }, together(found));
}

/** One accident may break several rules; which of them tells most, the reader sees. */
function together(found: readonly Breach[] = []): string | null {
  return found.length === 0 ? null : found.map(({ sentence }) => sentence).join('; ');
}
