/** All laws of the house, in the order of their numbers. */
import type { Law } from './law.ts';
import { agreementLaws } from './laws-agreement.ts';
import { answerLaws } from './laws-answers.ts';
import { requestLaws } from './laws-requests.ts';
import { roundTripLaws } from './laws-round-trip.ts';
import { wrappedLaws } from './laws-wrapped.ts';

export const LAWS: readonly Law[] = [
  ...answerLaws,
  ...requestLaws,
  ...roundTripLaws,
  ...wrappedLaws,
  ...agreementLaws,
].toSorted((left, right) => (left.numbers[0] ?? 0) - (right.numbers[0] ?? 0));
