/** All laws of the house, in the order of their numbers. */

import { agreementLaws } from './agreement.ts';
import { answerLaws } from './answers.ts';
import type { Law } from './law.ts';
import { requestLaws } from './requests.ts';
import { roundTripLaws } from './round-trip.ts';
import { wrappedLaws } from './wrapped.ts';

export const LAWS: readonly Law[] = [
  ...answerLaws,
  ...requestLaws,
  ...roundTripLaws,
  ...wrappedLaws,
  ...agreementLaws,
].toSorted((left, right) => (left.numbers[0] ?? 0) - (right.numbers[0] ?? 0));
