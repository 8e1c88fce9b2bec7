/** Every fault case of the suite, the published ones first. */
import { answerCases } from './answer-cases.ts';
import { byteCases } from './byte-cases.ts';
import type { FaultCase } from './case.ts';
import { clientCases } from './client-cases.ts';
import { contentCases } from './content-cases.ts';
import { crowdCases } from './crowd-cases.ts';
import { cutCases } from './cut-cases.ts';
import { elsewhereCases } from './elsewhere-cases.ts';
import { hostCases } from './host-cases.ts';
import { mendedCases } from './mended-cases.ts';
import { networkCases } from './network-cases.ts';
import { refusalCases } from './refusal-cases.ts';
import { trustCases } from './trust-cases.ts';

const rooms: readonly (readonly FaultCase[])[] = [
  ...[
    networkCases,
    trustCases,
    cutCases,
    refusalCases,
    answerCases,
    byteCases,
    contentCases,
    mendedCases,
    elsewhereCases,
  ],
  ...[clientCases, hostCases, crowdCases],
];
const placeOf = ({ number }: FaultCase) => number ?? Number.POSITIVE_INFINITY;

export const allCases: readonly FaultCase[] = rooms
  .flat()
  .sort((one, other) => (placeOf(one) === placeOf(other) ? 0 : placeOf(one) - placeOf(other)));
