/** What the machine does to m2c, and whoever runs it. */
import type { FaultCase } from './case.ts';
import { limitCases } from './limit-cases.ts';
import { fullDiskCase, logCases } from './log-cases.ts';
import { outputCases } from './output-cases.ts';
import { placeCases } from './place-cases.ts';
import { signalCases } from './signal-cases.ts';

// Windows knows neither signals nor limits of files.
const POSIX = process.platform !== 'win32';

export const hostCases: readonly FaultCase[] = [
  ...placeCases,
  ...logCases,
  ...(POSIX ? [...outputCases, ...signalCases, ...limitCases, fullDiskCase] : []),
];
