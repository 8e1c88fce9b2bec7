import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Delta } from '../conversation.ts';
import { cut, FINISH, play, said, texts } from '../delta-stage.testing.ts';
import { splitThink } from './split-think.ts';

const stage = splitThink(true);
const split = (...pieces: string[]) => play(stage, [...texts(pieces), FINISH]).slice(0, -1);
const thought = (text: string): Delta => ({ type: 'reasoning', text });
const text = (words: string): Delta => ({ type: 'text', text: words });

test.each<[string, string, Delta[]]>([
  ['a block in front of the answer', '<think>hm</think>\n\nhi', [thought('hm'), text('\n\nhi')]],
  [
    'a block on lines of its own (MiniMax M3, recorded)',
    '<think>\nhm\n</think>\n1\n2',
    [thought('\nhm\n'), text('\n1\n2')],
  ],
  ['white space in front of the block', '\n<think>hm</think>hi', [thought('hm'), text('\nhi')]],
  ['a second block behind the first', '<think>a</think>\n<think>b</think>hi', [thought('ab'), text('\nhi')]],
  ['an empty block', '<think></think>hi', [text('hi')]],
  ['a block that is never closed', '<think>hm', [thought('hm')]],
  ['a closing tag that the template had opened', '</think>\n\nhi', [text('\n\nhi')]],
  ['no block', 'hi', [text('hi')]],
  ['a block later in the answer', 'Use <think>x</think>.', [text('Use <think>x</think>.')]],
  ['a block quoted behind a real one', '<think>a</think>`<think>`', [thought('a'), text('`<think>`')]],
  ['another tag', '<thinking>hm</thinking>', [text('<thinking>hm</thinking>')]],
  ['the beginning of a tag', ' <thi', [text(' <thi')]],
  ['an opening tag inside a block', '<think>a <think> b</think>c', [thought('a <think> b'), text('c')]],
  ['the beginning of a closing tag inside a block', '<think>a </thin b</think>c', [thought('a </thin b'), text('c')]],
])('%s', (_name, whole, deltas) => {
  expect(split(whole)).toEqual(deltas);
  expect(split(...whole)).toEqual(deltas);
});

test('the thinking of a provider without tags is left alone', () => {
  expect(play(splitThink(false), texts(['<think>', 'hm</think>']))).toEqual([text('<think>hm</think>')]);
});

test('the answer is not held back once it has begun', () => {
  const [state, out] = stage.step(stage.start, text('<think>hm</think>a <'));
  expect(out).toEqual([thought('hm'), text('a <')]);
  expect(stage.flush(state)).toEqual([]);
});

test('white space without end is not waited behind', () => {
  expect(said(stage.step(stage.start, text(' '.repeat(2000)))[1])).toHaveLength(2000);
});

describe('what comes in between', () => {
  const call: Delta = { type: 'call', slot: 0, id: 'a', name: 'f', args: '{}', last: false };

  test('lets go of what is held', () => {
    expect(play(stage, [text('\n<thi'), call, text('nk>')])).toEqual([text('\n<thi'), call, text('nk>')]);
  });

  test('a call within a thought does not end the thought', () => {
    const deltas = [text('<think>a'), call, text('b</think>c')];
    expect(play(stage, deltas)).toEqual([thought('a'), call, thought('b'), text('c')]);
  });

  test('a thought in a field of its own leaves a stray closing tag to be dropped', () => {
    expect(play(stage, [thought('hm'), text('</think>\nhi')])).toEqual([thought('hm'), text('\nhi')]);
  });

  test('usage overtakes', () => {
    const usage: Delta = {
      type: 'usage',
      usage: { inputTokens: 1, cachedTokens: 0, outputTokens: 1, reasoningTokens: 0, totalTokens: 2 },
    };
    const deltas = [text('<thi'), usage, text('nk>hm</think>')];
    expect(play(stage, deltas)).toEqual([usage, thought('hm')]);
  });
});

const piece = fc.oneof(
  fc.constantFrom('<think>', '</think>', '<think', 'think>', '</', '<', '\n', ' ', 'a', '`', '👩‍👩‍👧‍👦', '\ud83d'),
  fc.string({ maxLength: 5 }),
);
const anyText = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const places = fc.array(fc.nat(200), { maxLength: 8 });

test('law: how the text was cut changes nothing', () => {
  fc.assert(
    fc.property(anyText, places, (whole, cuts) => {
      expect(split(...cut(whole, cuts))).toEqual(split(whole));
    }),
    { numRuns: 1000 },
  );
});

test('law: text that does not begin with a tag passes at once, byte for byte', () => {
  fc.assert(
    fc.property(anyText, places, (whole, cuts) => {
      const pieces = texts(cut(`x${whole}`, cuts).filter((one) => one !== ''));
      let state = stage.start;
      for (const delta of pieces) {
        const [next, out] = stage.step(state, delta);
        expect(out).toEqual([delta]);
        state = next;
      }
    }),
    { numRuns: 1000 },
  );
});

test('law: thought and answer are what stood inside and outside the block', () => {
  const inner = anyText.filter((words) => !words.includes('</think>'));
  fc.assert(
    fc.property(inner, anyText, places, (inside, outside, cuts) => {
      const answer = `x${outside}`;
      const deltas = split(...cut(`<think>${inside}</think>${answer}`, cuts));
      expect(said(deltas, 'reasoning')).toBe(inside);
      expect(said(deltas)).toBe(answer);
    }),
    { numRuns: 1000 },
  );
});
