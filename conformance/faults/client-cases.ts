/** What clients do wrong, or have done to them. */
import { bombCases } from './bomb-cases.ts';
import type { FaultCase } from './case.ts';
import { halfClosedCases } from './half-closed-cases.ts';
import { leavingCases } from './leaving-cases.ts';
import { malformedCases } from './malformed-cases.ts';
import { readingCases } from './reading-cases.ts';
import { sendingCases } from './sending-cases.ts';

export const clientCases: readonly FaultCase[] = [
  ...[leavingCases, halfClosedCases, readingCases].flat(),
  ...[malformedCases, sendingCases, bombCases].flat(),
];
