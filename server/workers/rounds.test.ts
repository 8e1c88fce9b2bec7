import { expect, test } from 'vitest';
import { Rounds } from './rounds.ts';

test('a round is over once all have answered, with what they said', async () => {
  const rounds = new Rounds();
  const told: number[] = [];
  const over = rounds.tell([1, 2], (one, round) => {
    told.push(one);
    rounds.answered(one, round, [`from ${one}`]);
    rounds.answered(one, round, ['twice']);
  });
  expect([await over, told]).toEqual([
    ['from 1', 'from 2'],
    [1, 2],
  ]);
  expect(await rounds.tell([], () => undefined)).toEqual([]);
});

test('those who go or stand still are not waited for', async () => {
  const rounds = new Rounds(1);
  expect(await rounds.tell([1, 2], (one, round) => one === 1 && rounds.answered(one, round, ['here']))).toEqual([
    'here',
  ]);
  const patient = new Rounds(600_000);
  const over = patient.tell([1, 2], (one, round) => one === 1 && patient.answered(one, round, ['here']));
  patient.gone(2);
  expect(await over).toEqual(['here']);
});
