import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Turn } from './conversation.ts';
import { mendHistory } from './mend-history.ts';
import { nextCut, type Room, turnTokens, withSummary } from './plan-cut.ts';
import { summaryTurn } from './summary.ts';

const words = fc.integer({ min: 1, max: 400 }).map((count) => 'word '.repeat(count));
const plain: fc.Arbitrary<Turn> = fc.oneof(
  { weight: 1, arbitrary: words.map((text): Turn => ({ role: 'system', text })) },
  { weight: 2, arbitrary: words.map((text): Turn => ({ role: 'user', parts: [{ type: 'text', text }] })) },
);
const tool = { kind: 'function', namespace: null, name: 'look' } as const;
/** An answer with its calls, and the outputs of them. */
const answered: fc.Arbitrary<Turn[]> = fc
  .record({ text: words, reasoning: words, outputs: fc.array(words, { maxLength: 3 }), id: fc.uuid() })
  .map(({ text, reasoning, outputs, id }) => {
    const calls = outputs.map((_, index) => ({ id: `${id}${index}`, tool, input: '{}' }));
    const results = outputs.map((output, index): Turn => {
      return { role: 'tool', callId: `${id}${index}`, parts: [{ type: 'text', text: output }] };
    });
    return [{ role: 'assistant', answer: null, reasoning, text, calls }, ...results];
  });
const turns: fc.Arbitrary<readonly Turn[]> = fc
  .tuple(
    plain,
    fc.array(
      fc.oneof(
        { weight: 3, arbitrary: answered },
        plain.map((turn) => [turn]),
      ),
      { maxLength: 20 },
    ),
  )
  .map(([first, rest]) => mendHistory([first, ...rest.flat()]).value);
const room: fc.Arbitrary<Room> = fc
  .integer({ min: 100, max: 5000 })
  .map((most) => ({ most, kept: most * 0.3, summary: most * 0.1 }));

/** A summary of the size that the plan takes it to have, at most. */
const summaryOf = (count: number) => ({ turns: count, text: 'S.' });
const sizeOf = (list: readonly Turn[]) => list.reduce((sum, turn) => sum + turnTokens(turn), 0);

/** Every cut of a history, as one turn after another would come to it. */
function cutsOf(history: readonly Turn[], space: Room): number[] {
  const cuts: number[] = [];
  for (let cut = nextCut(history, 0, space); cut !== null; cut = nextCut(history, cut, space)) cuts.push(cut);
  return cuts;
}

function check(holds: (history: readonly Turn[], space: Room) => void): void {
  fc.assert(fc.property(turns, room, holds), { numRuns: 1000 });
}

describe('a cut', () => {
  test('comes only when the turns are too long', () => {
    check((history, space) => {
      if (sizeOf(history) <= space.most) expect(nextCut(history, 0, space)).toBeNull();
    });
  });

  test('keeps tools with their calls, and the history lawful', () => {
    check((history, space) => {
      for (const cut of cutsOf(history, space)) {
        const sent = withSummary(history, summaryOf(cut));
        expect(mendHistory(sent)).toEqual({ value: sent, notes: [] });
      }
    });
  });

  test("keeps the user's newest message and every system turn, and something that is newer than the summary", () => {
    check((history, space) => {
      const newest = history.findLast(({ role }) => role === 'user');
      const system = history.filter(({ role }) => role === 'system');
      for (const cut of cutsOf(history, space)) {
        const sent = withSummary(history, summaryOf(cut));
        if (newest !== undefined) expect(sent).toContain(newest);
        expect(sent.filter(({ role }) => role === 'system')).toEqual(system);
        expect(cut).toBeLessThan(history.length);
      }
    });
  });

  test('is the same for every longer history that begins alike', () => {
    check((history, space) => {
      const all = cutsOf(history, space);
      for (let length = 1; length <= history.length; length += 1) {
        const cuts = cutsOf(history.slice(0, length), space);
        expect(all.slice(0, cuts.length)).toEqual(cuts);
      }
    });
  });

  test('leaves what fits, and the request for the summary fits too', () => {
    check((history, space) => {
      const most = space.most + sizeOf([summaryTurn('S.')]);
      let before = 0;
      for (const cut of cutsOf(history, space)) {
        const head = history.slice(0, cut);
        expect(sizeOf(before === 0 ? head : withSummary(head, summaryOf(before)))).toBeLessThanOrEqual(most);
        before = cut;
      }
    });
  });

  test('leaves what fits at the turn that was too much', () => {
    check((history, space) => {
      const most = space.most + sizeOf([summaryTurn('S.')]);
      for (const cut of cutsOf(history, space)) {
        const lengths = Array.from({ length: history.length }, (_, index) => index + 1);
        const first = lengths.find((length) => cutsOf(history.slice(0, length), space).includes(cut));
        expect(sizeOf(withSummary(history.slice(0, first), summaryOf(cut)))).toBeLessThanOrEqual(most);
      }
    });
  });
});

describe('a history of one user and a long chain of calls', () => {
  const user: Turn = { role: 'user', parts: [{ type: 'text', text: 'Count the swifts.' }] };
  const step = (id: string): Turn[] => [
    { role: 'assistant', answer: null, reasoning: '', text: '', calls: [{ id, tool, input: '{}' }] },
    { role: 'tool', callId: id, parts: [{ type: 'text', text: 'word '.repeat(90) }] },
  ];
  const chain = Array.from({ length: 20 }, (_, index) => step(`c${index}`)).flat();
  const space = { most: 1000, kept: 300, summary: 100 };

  test('keeps the question beside the summary, though it is the oldest of all', () => {
    const history = [{ role: 'system', text: 'Rules.' } as const, user, ...chain];
    const cut = nextCut(history, 0, space) ?? 0;
    const sent = withSummary(history, { turns: cut, text: 'Seven so far.' });
    expect(sent.slice(0, 3)).toEqual([history[0], summaryTurn('Seven so far.'), user]);
    expect(sent[3]?.role).toBe('assistant');
    expect(cutsOf(history, space).length).toBeGreaterThan(1);
  });

  test('of which one output alone is too long cannot be cut', () => {
    const output: Turn = { role: 'tool', callId: 'c', parts: [{ type: 'text', text: 'word '.repeat(2000) }] };
    const [call] = step('c') as [Turn];
    expect(nextCut([user, call, output], 0, space)).toBeNull();
  });
});
