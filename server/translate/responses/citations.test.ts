import { expect, test } from 'vitest';
import { complaints } from '../../../conformance/ears/lifecycle.ts';
import type { StreamEvent } from '../../../generated/types/responses.ts';
import type { Delta } from '../conversation.ts';
import { nameTools } from '../tool-names.ts';
import type { AnswerContext } from './answer-context.ts';
import { responseBase } from './response.ts';
import { begin, end, step } from './write-events.ts';

const context: AnswerContext = {
  base: responseBase({ model: 'm', input: 'hi' }, 'resp_A', 1),
  answer: 'A',
  names: nameTools([]),
  showReasoning: true,
  compacts: false,
  takenCallIds: new Set(),
};

function play(deltas: readonly Delta[], given = context): StreamEvent[] {
  let [state, events] = begin(given);
  const all = [...events];
  for (const delta of [...deltas, { type: 'finish', reason: 'stop', said: 'stop' } as const]) {
    [state, events] = step(given, state, delta);
    all.push(...events);
  }
  all.push(...end(given, state, 'ended', 2)[1]);
  expect(complaints(all)).toEqual([]);
  return all;
}

const text = (words: string): Delta => ({ type: 'text', text: words });
const call: Delta = { type: 'call', slot: 0, id: 'a', name: 'f', args: '{}', last: false };
const cite = (url: string, start: number | null = null, end: number | null = null): Delta => ({
  type: 'annotation',
  url,
  title: `About ${url}`,
  start,
  end,
});
const citation = (url: string, start: number, end: number) => ({
  type: 'url_citation',
  url,
  title: `About ${url}`,
  start_index: start,
  end_index: end,
});
const added = (events: readonly StreamEvent[]) =>
  events.flatMap((event) => (event.type === 'response.output_text.annotation.added' ? [event] : []));
const said = (events: readonly StreamEvent[]) =>
  events.flatMap((event) =>
    event.type === 'response.output_item.done' && event.item.type === 'message' ? [event.item.content[0]] : [],
  );

test('a citation is heard when it comes, and stands in the message', () => {
  const events = play([text('hello'), cite('x', 1, 4), text(' there'), cite('y')]);
  const citations = [citation('x', 1, 4), citation('y', 11, 11)];
  expect(added(events).map(({ annotation }) => annotation)).toEqual(citations);
  expect(added(events).map(({ annotation_index, content_index }) => [annotation_index, content_index])).toEqual([
    [0, 0],
    [1, 0],
  ]);
  expect(said(events)).toEqual([{ type: 'output_text', text: 'hello there', annotations: citations, logprobs: [] }]);
});

test('a citation that comes before the text waits for it', () => {
  const events = play([cite('x'), { type: 'reasoning', text: 'hm' }, text('hi')]);
  expect(added(events).map(({ annotation }) => annotation)).toEqual([citation('x', 0, 0)]);
  expect(said(events)).toMatchObject([{ annotations: [citation('x', 0, 0)] }]);
});

test('a citation behind a closed message waits for the next one', () => {
  const events = play([text('a'), call, cite('x'), text('b')]);
  expect(said(events)).toMatchObject([{ annotations: [] }, { annotations: [citation('x', 0, 0)] }]);
});

test('a citation of a message that waits is heard when the message opens', () => {
  const half: Delta = { ...call, args: '{' };
  const events = play([half, text('a'), cite('x'), { ...half, name: '', args: '}' }]);
  expect(added(events)).toHaveLength(1);
  expect(said(events)).toMatchObject([{ annotations: [citation('x', 1, 1)] }]);
});

test('a citation said again is heard once, unless it cites another place', () => {
  const events = play([text('abc'), cite('x', 0, 1), cite('x', 0, 1), cite('x'), cite('x', 2, 3)]);
  expect(added(events).map(({ annotation }) => annotation)).toEqual([citation('x', 0, 1), citation('x', 2, 3)]);
});

test('a place that is none is where the text has come to', () => {
  const events = play([text('abc'), cite('x', -1, 2), cite('y', 2, 1), cite('z', 0.5, null)]);
  expect(said(events)).toMatchObject([
    { annotations: [citation('x', 3, 3), citation('y', 2, 2), citation('z', 3, 3)] },
  ]);
});

test('a citation without any message opens none', () => {
  const events = play([cite('x'), call]);
  expect(added(events)).toEqual([]);
  expect(said(events)).toEqual([]);
});

test('a summary for the client alone has no citations', () => {
  expect(added(play([text('a'), cite('x'), text('b')], { ...context, compacts: true }))).toEqual([]);
});
