import { expect, test } from 'vitest';
import { Learned } from './learned.ts';

const HOUR_MS = 3_600_000;
const at = { provider: 'some', baseUrl: 'http://some.invalid/v1', key: 'key-0123456789', model: 'm' };

test('what was refused is left out for an hour', () => {
  const learned = new Learned();
  expect(learned.of(at, 0)).toEqual([]);
  learned.learn(at, 'temperature', 'Unknown parameter.', 1000);
  expect([learned.of(at, 1000), learned.of(at, HOUR_MS + 999), learned.of(at, HOUR_MS + 1000)]).toEqual([
    ['temperature'],
    ['temperature'],
    [],
  ]);
});

test('it holds for this provider, its address, this key and this model only', () => {
  const learned = new Learned();
  learned.learn(at, 'temperature', 'Unknown parameter.', 0);
  const others = [
    { ...at, provider: 'other' },
    { ...at, baseUrl: 'http://other.invalid/v1' },
    { ...at, key: 'other' },
    { ...at, model: 'other' },
  ];
  expect(others.map((one) => learned.of(one, 0))).toEqual([[], [], [], []]);
});

test('a lesson learned again holds an hour longer, and is told once', () => {
  const learned = new Learned();
  learned.learn(at, 'temperature', 'No.', 0);
  learned.learn(at, 'top_p', 'No.', 0);
  learned.learn(at, 'temperature', 'Still no.', 1000);
  expect(learned.of(at, HOUR_MS)).toEqual(['temperature']);
  expect(learned.list(1000).map(({ what, sentence }) => [what, sentence])).toEqual([
    ['top_p', 'No.'],
    ['temperature', 'Still no.'],
  ]);
});

test('the list tells no key, and a lesson can be forgotten', () => {
  const learned = new Learned();
  learned.learn(at, 'temperature', 'No.', 0);
  learned.learn({ ...at, key: 'short' }, 'temperature', 'No.', 0);
  const listed = learned.list(0);
  expect(listed).toEqual([
    {
      id: expect.stringMatching(/^[\da-f]{16}$/),
      provider: 'some',
      key: '…6789',
      model: 'm',
      what: 'temperature',
      sentence: 'No.',
      until: HOUR_MS,
    },
    {
      id: expect.stringMatching(/^[\da-f]{16}$/),
      provider: 'some',
      key: '…',
      model: 'm',
      what: 'temperature',
      sentence: 'No.',
      until: HOUR_MS,
    },
  ]);
  const [{ id = '' } = {}] = listed;
  expect([learned.forget(id), learned.forget(id)]).toEqual([true, false]);
  expect([learned.of(at, 0), learned.list(0)]).toEqual([[], [listed[1]]]);
});

test('names of models without end do not fill the memory: the oldest lessons go', () => {
  const learned = new Learned();
  for (let name = 0; name < 1500; name += 1) learned.learn({ ...at, model: String(name) }, 'temperature', 'No.', 0);
  expect(learned.list(0)).toHaveLength(1000);
  expect([learned.of({ ...at, model: '0' }, 0), learned.of({ ...at, model: '1499' }, 0)]).toEqual([
    [],
    ['temperature'],
  ]);
});
