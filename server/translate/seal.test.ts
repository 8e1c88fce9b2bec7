import { expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';

test.each(['', 'a thought', '{"text":"m2c1:"}', 'zwei\nZeilen\u0000 und 🧭', 'm2c1:'])(
  '%j comes back as it was',
  (thought) => {
    expect(unseal(seal(thought))).toBe(thought);
  },
);

test.each([
  'gAAAAB-someone-elses',
  '',
  'm2c1:',
  'm2c1:{"text":',
  'm2c1:{"text":1}',
  'm2c1:null',
  'm2c2:{"text":"later"}',
])('%j was not sealed by this version', (foreign) => {
  expect(unseal(foreign)).toBeNull();
});
