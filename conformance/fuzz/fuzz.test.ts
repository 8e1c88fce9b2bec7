/** A few hundred turns of each target, the same in each run; `make fuzz` looks for new ones. */
import { describe, expect, test } from 'vitest';
import { heard, readEvents } from '../ears/heard.ts';
import { readBody, translateRequest, translateStream } from '../subject.ts';
import { judgeInside } from './judge.ts';
import { TARGETS, turnsOf } from './targets.ts';
import { openWire } from './wire.ts';

const SEED = 20261121;

describe.each(TARGETS.map(({ name }) => name))('target %s', (target) => {
  test('four hundred turns, translated in the process', () => {
    for (const turn of turnsOf({ target, seed: SEED, runs: 400 })) judgeInside(turn);
  });

  test('and forty through the whole server', async () => {
    const provider = target === 'tools' ? 'mimo' : 'generic';
    const wire = await openWire(provider);
    for (const turn of turnsOf({ target, seed: SEED + 1, runs: 40 })) await wire.judge({ ...turn, provider });
    await wire.close();
  });

  test('the same seed makes the same turns', () => {
    const slice = { target, seed: SEED, runs: 20 };
    expect(turnsOf(slice)).toEqual(turnsOf(slice));
    expect(turnsOf({ ...slice, seed: SEED + 1 })).not.toEqual(turnsOf(slice));
  });
});

test.each(['requests', 'tools'])('most of the %s get as far as the provider, and some do not', (target) => {
  const reached = turnsOf({ target, seed: SEED, runs: 400 }).filter(({ request, provider }) => {
    try {
      return translateRequest(readBody(request), provider).chat.messages.length > 0;
    } catch {
      return false;
    }
  });
  expect(reached.length).toBeGreaterThan(200);
  expect(reached.length).toBeLessThan(380);
});

test('answers end in every way', () => {
  const endings = turnsOf({ target: 'streams', seed: SEED, runs: 400 }).map(({ request, provider, answer }) => {
    return heard(readEvents(translateStream(readBody(request), provider, [answer]))).ending;
  });
  const counts = Map.groupBy(endings, (ending) => ending);
  for (const ending of ['completed', 'incomplete', 'failed'] as const) {
    expect(counts.get(ending)?.length ?? 0, ending).toBeGreaterThan(8);
  }
});
