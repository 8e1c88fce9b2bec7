import { expect, test } from 'vitest';
import { type LiveEvent, LiveTurns } from './live-turns.ts';
import type { TurnBeginning } from './turn-entry.ts';

const turn = (id: string) => ({ id }) as TurnBeginning;

async function all(view: AsyncIterable<LiveEvent>): Promise<string[]> {
  const heard: string[] = [];
  for await (const event of view) heard.push(`${event.type} ${'turn' in event ? event.turn.id : event.count}`);
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

test('who is too slow holds no more than his queue, is told how much he missed, and goes on', async () => {
  const live = new LiveTurns(3);
  const view = live.open();
  if (view === null) throw new Error('no view');
  for (let index = 0; index < 1000; index += 1) live.began(turn(String(index)));
  const heard = all(view);
  await new Promise(setImmediate);
  live.began(turn('later'));
  await new Promise(setImmediate);
  view.close();
  expect(await heard).toEqual(['began 0', 'began 1', 'began 2', 'missed 997', 'began later']);
});

test('what was missed is told where it is missing, however slow he stays', async () => {
  const live = new LiveTurns(2);
  const view = live.open();
  if (view === null) throw new Error('no view');
  const events = view[Symbol.asyncIterator]();
  for (const id of ['a', 'b', 'c']) live.began(turn(id));
  expect((await events.next()).value).toMatchObject({ turn: { id: 'a' } });
  live.began(turn('d'));
  const rest = [await events.next(), await events.next(), await events.next()].map(({ value }) => value);
  expect(rest).toMatchObject([{ turn: { id: 'b' } }, { type: 'missed', count: 1 }, { turn: { id: 'd' } }]);
});

test('all who look on are let go when the server stops', async () => {
  const live = new LiveTurns();
  const views = [live.open(), live.open()];
  const ends = views.map((view) => (view === null ? null : all(view)));
  await Promise.resolve();
  live.close();
  expect(await Promise.all(ends)).toEqual([[], []]);
});

test('there is room for some only, and again when one leaves', () => {
  const live = new LiveTurns();
  const views = Array.from({ length: 32 }, () => live.open());
  expect(views).not.toContain(null);
  expect(live.open()).toBeNull();
  views[0]?.close();
  expect(live.open()).not.toBeNull();
});
