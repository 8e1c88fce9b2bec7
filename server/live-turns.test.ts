import { expect, test } from 'vitest';
import { type LiveEvent, LiveTurns } from './live-turns.ts';
import type { TurnBeginning } from './turn-entry.ts';

const turn = (id: string) => ({ id }) as TurnBeginning;

async function all(view: AsyncIterable<LiveEvent>): Promise<string[]> {
  const heard: string[] = [];
  for await (const event of view) heard.push('turn' in event ? `${event.type} ${event.turn.id}` : event.type);
  return heard;
}

test('who looks on sees the turns of his time, in their order', async () => {
  const live = new LiveTurns();
  live.began(turn('before'));
  const [one, other] = [live.open(), live.open()];
  if (one === null || other === null) throw new Error('no view');
  const [seen, early] = [all(one), all(other)];
  live.began(turn('a'));
  await Promise.resolve();
  other.close();
  live.began(turn('b'));
  await new Promise(setImmediate);
  one.close();
  expect(await seen).toEqual(['began a', 'began b']);
  expect(await early).not.toContain('began b');
});

test('who is too slow is dropped with a mark and holds no more than his queue', async () => {
  const live = new LiveTurns(3);
  const view = live.open();
  if (view === null) throw new Error('no view');
  for (let index = 0; index < 1000; index += 1) live.began(turn(String(index)));
  expect(await all(view)).toEqual(['began 0', 'began 1', 'began 2', 'dropped']);
});

test('there is room for some only, and again when one leaves', () => {
  const live = new LiveTurns();
  const views = Array.from({ length: 32 }, () => live.open());
  expect(views).not.toContain(null);
  expect(live.open()).toBeNull();
  views[0]?.close();
  expect(live.open()).not.toBeNull();
});
