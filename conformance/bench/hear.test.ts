/** The load is a judge: what is wrong in a stream is noticed, wherever the network cuts it. */
import { describe, expect, test } from 'vitest';
import { chunksOf, eventOf } from './chunks.ts';
import { hearing } from './hear.ts';
import type { Wire } from './judge.ts';
import { modelOf, type Plan, PROMPT_TOKENS, pieceAt, planIn, stamped, textOf } from './plan.ts';

const plan: Plan = { deltas: 3, pace: null, held: false };

function judged(wire: Wire, stream: string, pieces = 7, told: Plan = plan): string | null {
  const ear = hearing(wire, told);
  const size = Math.ceil(stream.length / pieces);
  for (let from = 0; from < stream.length; from += size) ear.push(stream.slice(from, from + size));
  return ear.end();
}

const chat = (told = plan) => chunksOf(told).map(eventOf).join('');

/** What m2c says of this plan, as far as the judge reads it. */
function responses(): string[] {
  const text = textOf(plan.deltas);
  const usage = { input_tokens: PROMPT_TOKENS, output_tokens: plan.deltas };
  const events = [
    ...['response.created', 'response.in_progress', 'response.output_item.added', 'response.content_part.added'].map(
      (type) => ({ type }),
    ),
    ...[0, 1, 2].map((index) => ({ type: 'response.output_text.delta', delta: pieceAt(index) })),
    { type: 'response.output_text.done', text },
    ...['response.content_part.done', 'response.output_item.done'].map((type) => ({ type })),
    { type: 'response.completed', response: { usage } },
  ];
  const framed = (event: { type: string }, index: number) =>
    `event: ${event.type}\ndata: ${JSON.stringify({ ...event, sequence_number: index })}\n\n`;
  return [...events.map(framed), 'data: [DONE]\n\n'];
}

describe('a stream that keeps its word', () => {
  test.each([1, 7, 500])('is right in %i pieces', (pieces) => {
    expect(judged('chat', chat(), pieces)).toBeNull();
    expect(judged('responses', responses().join(''), pieces)).toBeNull();
  });

  test('begins with its first piece of text', () => {
    const [opening = '', first = ''] = chunksOf(plan).map(eventOf);
    const firstDelta = responses().findIndex((frame) => frame.startsWith('event: response.output_text.delta'));
    const beginnings: [Wire, string, string][] = [
      ['chat', opening, first],
      ['responses', responses().slice(0, firstDelta).join(''), responses()[firstDelta] ?? ''],
    ];
    for (const [wire, before, piece] of beginnings) {
      const ear = hearing(wire, plan);
      ear.push(before);
      ear.push(piece.slice(0, 10));
      expect([wire, ear.begun]).toEqual([wire, false]);
      ear.push(piece.slice(10));
      expect([wire, ear.begun]).toEqual([wire, true]);
    }
  });
});

describe('a wrong stream is noticed', () => {
  const frames = responses();
  const without = (index: number) => frames.toSpliced(index, 1).join('');
  const index = (name: string) => frames.findIndex((frame) => frame.startsWith(`event: ${name}\n`));

  test('whatever event is missing', () => {
    const wrong = frames.map((_, at) => judged('responses', without(at)));
    expect(wrong.filter((one) => one === null)).toEqual([]);
  });

  test('whatever event comes twice', () => {
    const wrong = frames.map((frame, at) => judged('responses', frames.toSpliced(at, 0, frame).join('')));
    expect(wrong.filter((one) => one === null)).toEqual([]);
  });

  test('wherever it breaks off', () => {
    const stream = frames.join('');
    const ends = Array.from({ length: stream.length - 1 }, (_, end) => judged('responses', stream.slice(0, end), 1));
    expect(ends.filter((one) => one === null)).toEqual([]);
  });

  test('whose text is another', () => {
    const stream = frames.join('').replace('" build"', '" built"');
    expect(judged('responses', stream)).toBe('the whole text is another');
    expect(judged('chat', chat().replace('" build"', '" built"'))).toMatch(/^the answer is another behind its byte/);
  });

  test('whose usage is another', () => {
    const stream = frames.join('').replace(`"output_tokens":${plan.deltas}`, '"output_tokens":4');
    expect(judged('responses', stream)).toMatch(/^the usage is/);
  });

  test('that failed', () => {
    const at = index('response.completed');
    const failed = (frames[at] ?? '').replaceAll('response.completed', 'response.failed');
    expect(judged('responses', frames.with(at, failed).join(''))).toMatch(/^response.failed comes where/);
  });

  test('of bytes that end early', () => {
    expect(judged('chat', chat().slice(0, -5))).toMatch(/^the answer ends at byte/);
  });
});

describe('a paced stream', () => {
  const paced: Plan = { deltas: 2, pace: 20, held: false };
  const said = (pieces: readonly string[]) => {
    const [opening = '', , , ...closing] = chunksOf(paced).map(eventOf);
    const chunk = (content: string) =>
      eventOf(JSON.stringify({ choices: [{ delta: { content }, finish_reason: null }], usage: null }));
    return [opening, ...pieces.map(chunk), ...closing].join('');
  };

  test('tells how old each piece is', () => {
    const ear = hearing('chat', paced);
    ear.push(said([stamped(), stamped()]));
    expect(ear.end()).toBeNull();
    expect(ear.ages.length).toBe(2);
    expect(Math.min(...ear.ages)).toBeGreaterThanOrEqual(0);
  });

  test('with a piece too few or of another text is wrong', () => {
    expect(judged('chat', said([stamped()]), 1, paced)).toMatch(/^the text is not the provider's/);
    expect(judged('chat', said([stamped(), 'word']), 1, paced)).toMatch(/^a piece says "word"/);
  });
});

test('a plan comes through in the name of the model', () => {
  const plans: Plan[] = [plan, { deltas: 40_000, pace: 20, held: false }, { deltas: 50, pace: null, held: true }];
  expect(plans.map((one) => planIn(`{"model":"generic/${modelOf(one)}"}`))).toEqual(plans);
  expect(planIn('{"model":"other"}')).toBeNull();
});
