/** The judge finds fault: each thing that an ear may mishear, and each thing that may not come back, is told by its name. */
import { describe, expect, test } from 'vitest';
import { readRecordings } from '../recordings/recording.ts';
import { type Ear, SILENCE } from './ear.ts';
import type { Heard, HeardUsage } from './heard.ts';
import { judge, misheard } from './judge.ts';
import { ask, strictFold } from './strict-fold.ts';

const recordings = readRecordings();
const parallel = recordingOf('deepseek/parallel-calls');
const refused = recordingOf('qwen/error');

function recordingOf(name: string) {
  const found = recordings.find((recording) => recording.name === name);
  if (found === undefined) throw new Error(`There is no recording ${name}.`);
  return found;
}

/** The strict fold, but with its first answer misheard. */
function mishearing(mishear: (heard: Heard) => Partial<Heard>): Ear {
  const hear: Ear['hear'] = async (url, recording) =>
    (await strictFold.hear(url, recording)).map((heard, index) =>
      index === 0 ? { ...heard, ...mishear(heard) } : heard,
    );
  return { ...strictFold, hear };
}

describe.each(recordings.map((recording) => [recording.name, recording] as const))('%s', (_, recording) => {
  test('is heard by the strict fold as it was said', async () => {
    expect(await judge(strictFold, recording)).toEqual([]);
  });
});

const spoiled: [string, (heard: Heard) => Partial<Heard>, string][] = [
  ['a text that nobody said', () => ({ text: 'Hm.' }), 'answer 1: text heard as "Hm.", said as "".'],
  ['a thought that was lost', () => ({ reasoning: '' }), 'answer 1: reasoning heard as "", said as "Two'],
  ['a call that was lost', ({ calls }) => ({ calls: calls.slice(1) }), 'answer 1: calls heard as [{'],
  ['calls in another order', ({ calls }) => ({ calls: calls.toReversed() }), 'answer 1: calls heard as [{'],
  ['another call id', ({ calls }) => ({ calls: calls.map((call) => ({ ...call, callId: 'x' })) }), '"callId":"x"'],
  ['no usage', () => ({ usage: null }), 'answer 1: usage heard as null, said as {'],
  ['other tokens', ({ usage }) => ({ usage: { ...(usage as HeardUsage), cachedTokens: 1 } }), '"cachedTokens":1'],
  ['another ending', () => ({ ending: 'incomplete' }), 'answer 1: ending heard as "incomplete", said as "completed".'],
];

test.each(spoiled)('%s is found', async (_, mishear, sentence) => {
  const complaints = await judge(mishearing(mishear), parallel);
  expect(complaints).toEqual([expect.stringContaining(sentence)]);
});

test('a refusal under another word, or in other words, is found', async () => {
  const ear = mishearing(() => ({ error: { code: 'server_error', message: 'Something went wrong.' } }));
  expect(await judge(ear, refused)).toEqual([
    'answer 1: error heard as "server_error", said as "invalid_prompt".',
    expect.stringMatching(/^answer 1: the error "Something went wrong\." lacks "The request carries no valid API key/),
  ]);
});

test('of an answer that reached its limit, a client may lose all but that it did', () => {
  const chunk = { choices: [{ index: 0, delta: { content: 'On and' }, finish_reason: 'length' }] };
  const answer = new TextEncoder().encode(`data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`);
  const cut = { ...parallel, turns: parallel.turns.slice(0, 1).map((turn) => ({ ...turn, answer })) };
  const dull = { ...strictFold, deaf: ['shortened answers'] } as const;
  expect(misheard(dull, cut, [{ ...SILENCE, ending: 'incomplete' }])).toEqual([]);
  expect(misheard(dull, cut, [{ ...SILENCE, ending: 'completed' }])).toEqual([
    'answer 1: ending heard as "completed", said as "incomplete".',
  ]);
  expect(misheard(strictFold, cut, [{ ...SILENCE, ending: 'incomplete' }])).toEqual([
    'answer 1: text heard as "", said as "On and".',
  ]);
});

test('an answer too few is found', async () => {
  const ear: Ear = { ...strictFold, hear: async (...told) => (await strictFold.hear(...told)).slice(1) };
  expect(await judge(ear, parallel)).toEqual(['It heard 1 answers of 2.']);
});

test('a client that breaks off is told with its reason', async () => {
  const ear: Ear = { ...strictFold, hear: () => Promise.reject(new Error('no such model')) };
  expect(await judge(ear, parallel)).toEqual(['The client broke off: no such model']);
});

test('a thought that does not go back to the provider is found', async () => {
  const forgetful: Ear = {
    ...strictFold,
    hear: async (url, recording) => {
      const heard = await strictFold.hear(url, { ...recording, turns: recording.turns.slice(0, 1) });
      const request = recording.turns[1]?.request as { input: { type?: string }[] } | undefined;
      const unthinking = { ...request, input: request?.input.filter(({ type }) => type !== 'reasoning') };
      await (await ask(url, unthinking, true)).text();
      return [...heard, ...(await expectedOf(recording)).slice(1)];
    },
  };
  expect(await judge(forgetful, parallel)).toEqual([
    expect.stringMatching(/^request 2: thought goes back as null, said as "Two independent commands\./),
  ]);
});

/** What the strict fold hears of a recording. */
async function expectedOf(recording: typeof parallel): Promise<readonly Heard[]> {
  let heard: readonly Heard[] = [];
  await judge({ ...strictFold, hear: async (url) => (heard = await strictFold.hear(url, recording)) }, recording);
  return heard;
}
