import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LogQueue, type Waiting } from './queue.ts';

interface Turn extends Waiting {
  readonly name: number;
}

const turn = (name: number, size = 0): Turn => ({
  name,
  stages:
    size === 0
      ? null
      : {
          ...{ upstreamRequest: null, upstreamResponse: null, clientResponse: null, secrets: [] },
          clientRequest: { text: 'x'.repeat(size), cut: false },
        },
});

const names = (turns: readonly Turn[]) => turns.map(({ name, stages }) => `${name}${stages === null ? '' : '+'}`);
const ALL = { turns: 1000, bytes: 1_000_000 };

test('what is taken comes in order, and what is put back comes first again', () => {
  const queue = new LogQueue<Turn>(ALL);
  for (let name = 0; name < 5; name += 1) queue.push(turn(name, 10));
  const two = queue.take({ turns: 2, bytes: 1000 });
  expect(names(two)).toEqual(['0+', '1+']);
  queue.putBack(two);
  // One that is larger than all that may be taken is taken by itself.
  expect(names(queue.take({ turns: 9, bytes: 1 }))).toEqual(['0+']);
  expect(names(queue.take({ turns: 9, bytes: 40 }))).toEqual(['1+', '2+']);
  expect(queue.bytes).toBe(40);
});

test('where there is too much, the oldest bodies go first, and then the oldest turns', () => {
  const queue = new LogQueue<Turn>({ turns: 3, bytes: 50 });
  for (let name = 0; name < 3; name += 1) queue.push(turn(name, 10));
  expect(queue.lost).toEqual({ turns: 0, bodies: 1 });
  queue.push(turn(3, 10));
  expect(queue.lost).toEqual({ turns: 1, bodies: 2 });
  expect(names(queue.take(ALL))).toEqual(['1', '2+', '3+']);
  expect(queue.bytes).toBe(0);
});

test('whatever is done to it, it holds no more than its bounds and counts all that it lost', () => {
  const step = fc.oneof(
    fc.nat(30).map((size) => ({ push: size })),
    fc.nat(5).map((take) => ({ take })),
    fc.constant('back' as const),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const queue = new LogQueue<Turn>({ turns: 6, bytes: 100 });
      let [pushed, gone, out] = [0, 0, [] as readonly Turn[]];
      for (const each of steps) {
        if (each === 'back') {
          queue.putBack(out);
          out = [];
        } else if ('push' in each) {
          queue.push(turn(pushed, each.push));
          pushed += 1;
        } else {
          gone += out.length;
          out = queue.take({ turns: each.take, bytes: 60 });
        }
        expect(queue.length).toBeLessThanOrEqual(6);
        expect(queue.bytes).toBeLessThanOrEqual(100);
        expect(queue.length + queue.lost.turns + gone + out.length).toBe(pushed);
      }
    }),
  );
});
