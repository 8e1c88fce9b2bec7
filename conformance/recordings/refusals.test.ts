import { expect, test } from 'vitest';
import { type RecordedTurn, type Recording, readRecordings } from './recording.ts';
import { refusals } from './refusals.ts';

const knows = (provider: string) => provider === 'deepseek';
const good = readRecordings().find(({ name }) => name === 'deepseek/text') as Recording;

function changed(more: Partial<Recording>, about: object = {}): Recording {
  return { ...good, ...more, about: { ...good.about, ...about } };
}

function turnWith(answer: string): RecordedTurn {
  return { ...(good.turns[0] as RecordedTurn), answer: Buffer.from(answer) };
}

test('a recording that says something new may stay', () => {
  expect(refusals([good], knows)).toEqual([]);
});

test('the same provider bytes under another name are refused, each against the first', () => {
  const copies = ['deepseek/copy', 'deepseek/other'].map((name) =>
    changed({ name, scenario: name.slice(9) }, { scenario: name.slice(9) }),
  );
  expect(refusals([good, ...copies], knows)).toEqual([
    'deepseek/copy: its provider bytes are those of deepseek/text: remove one of them.',
    'deepseek/other: its provider bytes are those of deepseek/text: remove one of them.',
  ]);
});

test.each<[string, Recording, RegExp]>([
  ['a provider without a profile', changed({ provider: 'acme' }, { provider: 'acme' }), /no provider is called "acme"/],
  ['no answer at all', changed({ turns: [] }), /holds no answer of a provider/],
  ['an empty answer', changed({ turns: [turnWith('')] }), /the answer of turn 1 is empty/],
  ['comments and nothing else', changed({ turns: [turnWith(': wait\n\ndata: [DONE]\n\n')] }), /holds no event/],
  ['frames that say nothing', changed({ turns: [turnWith('data: {"id":"a","choices":[]}\n\n')] }), /holds no event/],
  [
    'claims that its bytes do not bear out',
    changed({}, { exercises: ['parallel tool calls', 'xyzzy'] }),
    /"exercises" names nothing that its bytes show, which is text, usage: say what it is there for\.$/,
  ],
  ['an about.json that is wrong', changed({}, { date: 'today' }), /"date" must be the day it was made/],
])('refused: %s', (_, recording, complaint) => {
  const [sentence, ...more] = refusals([recording], knows);
  expect([sentence, more]).toEqual([expect.stringMatching(complaint), []]);
});

test('a word of the wire that stands in the bytes is shown', () => {
  expect(refusals([changed({}, { exercises: ['system_fingerprint beside each chunk'] })], knows)).toEqual([]);
});
