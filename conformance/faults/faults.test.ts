/** Every fault case that is quick; `node conformance/faults/run.ts` plays the slow ones too. */
import { describe, expect, test } from 'vitest';
import { allCases } from './all-cases.ts';
import { type FaultCase, isAlone } from './case.ts';
import { playCase } from './play.ts';

/** Other tests share the machine: the promised time itself is held by the run that has it for itself. */
const SLACK_MS = 2000;

const quick = allCases.filter(({ slow }) => slow !== true);
const rows = (cases: readonly FaultCase[]) => cases.map((fault) => [fault.name, fault.hears, fault] as const);
const passes = async (_name: string, _hears: string, fault: FaultCase) => {
  expect((await playCase(fault, SLACK_MS)).failures).toEqual([]);
};

test('each case has a name of its own', () => {
  expect(new Set(allCases.map(({ name }) => name)).size).toBe(allCases.length);
});

describe.concurrent('what breaks on the way', () => {
  test.each(rows(quick.filter((fault) => !isAlone(fault))))('%s: %s', passes);
});

describe('what breaks on the way and takes the whole machine', () => {
  test.each(rows(quick.filter(isAlone)))('%s: %s', passes);
});
