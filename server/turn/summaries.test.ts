import { expect, test } from 'vitest';
import type { Turn } from '../translate/conversation.ts';
import { Summaries } from './summaries.ts';

const turns = (...texts: string[]): Turn[] => texts.map((text) => ({ role: 'system', text }));

test('a summary is found by the turns it was made of, however long the history has grown', () => {
  const summaries = new Summaries();
  summaries.keep('me', turns('a', 'b', 'c'), 2, 'AB');
  expect(summaries.find('me', turns('a', 'b', 'other'))).toMatchObject({ turns: 2, text: 'AB' });
  expect(summaries.find('me', turns('a', 'b', 'c', 'd', 'e'))).toMatchObject({ text: 'AB' });
  expect(summaries.find('me', turns('a', 'x', 'c'))).toBeNull();
  expect(summaries.find('me', turns('ab', '', 'c'))).toBeNull();
  expect(summaries.find('you', turns('a', 'b', 'c'))).toBeNull();
});

test('a history that a summary would take whole gets none', () => {
  const summaries = new Summaries();
  summaries.keep('me', turns('a', 'b', 'c'), 2, 'AB');
  expect(summaries.find('me', turns('a', 'b'))).toBeNull();
});

test('the one of the most turns is found, and the first of the same turns', () => {
  const summaries = new Summaries();
  const history = turns('a', 'b', 'c', 'd');
  summaries.keep('me', history, 3, 'ABC');
  summaries.keep('me', history, 2, 'AB');
  summaries.keep('me', history, 3, 'ABC again');
  expect(summaries.find('me', history)?.text).toBe('ABC');
});

test('a hundred are kept; the longest unused goes first', () => {
  const summaries = new Summaries();
  const history = turns('a', 'b');
  for (let thread = 0; thread < 100; thread += 1) summaries.keep(`t${thread}`, history, 1, 'A');
  expect(summaries.find('t0', history)).not.toBeNull();
  summaries.keep('new', history, 1, 'A');
  expect([summaries.find('t0', history), summaries.find('t1', history)]).toEqual([
    expect.objectContaining({ text: 'A' }),
    null,
  ]);
});

test('eight million characters are kept, whatever number of summaries that is', () => {
  const summaries = new Summaries();
  const history = turns('a', 'b');
  for (const owner of ['old', 'newer', 'newest']) summaries.keep(owner, history, 1, 'x'.repeat(3_000_000));
  expect(summaries.find('old', history)).toBeNull();
  expect(summaries.find('newer', history)).not.toBeNull();
  expect(summaries.find('newest', history)).not.toBeNull();
});

test('after a failure a thread rests for five minutes, and no other does', () => {
  const summaries = new Summaries();
  summaries.giveUp('me', 1000);
  expect([summaries.mayAsk('me', 1001), summaries.mayAsk('me', 301_000), summaries.mayAsk('you', 1001)]).toEqual([
    false,
    true,
    true,
  ]);
  for (let thread = 0; thread < 100; thread += 1) summaries.giveUp(`t${thread}`, 2000);
  expect(summaries.mayAsk('me', 2001)).toBe(true);
});
