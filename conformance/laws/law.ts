/**
 * A law of the house: a property that holds for everything an arbitrary can make. Laws are data, so that one list serves the
 * tests, the long run and the mutants; what they say is checked without a test framework.
 */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';

export interface Tries {
  readonly runs: number;
  readonly seed?: number;
  /** A counterexample is reported as it was found, not made small. */
  readonly quick?: boolean;
}

export interface Verdict {
  readonly seed: number;
  /** The smallest counterexample with the seed and the path to it, null when the law held. */
  readonly counterexample: string | null;
}

export interface Law {
  /** The house's numbers of what it says. */
  readonly numbers: readonly number[];
  readonly name: string;
  try(tries: Tries): Verdict;
}

/** A law under the house's numbers; whatever its property throws breaks it. */
export function law<Values>(numbers: readonly number[], name: string, property: fc.IProperty<Values>): Law {
  return {
    numbers,
    name,
    try({ runs, seed, quick = false }) {
      const details = fc.check(property, {
        numRuns: runs,
        endOnFailure: quick,
        ...(seed === undefined ? {} : { seed }),
      });
      return { seed: details.seed, counterexample: details.failed ? report(details) : null };
    },
  };
}

function report<Values>(details: fc.RunDetails<Values>): string {
  const why = details.errorInstance instanceof Error ? details.errorInstance.message : String(details.errorInstance);
  return `${why}\n\n${fc.defaultReportMessage(details)}`;
}

/** How a law is called in every report: its numbers, then its name. */
export function titleOf({ numbers, name }: Pick<Law, 'numbers' | 'name'>): string {
  return `${numbers.join(', ')}: ${name}`;
}

/** @throws Error that shows both when they differ; a member that is undefined differs from one that is missing. */
export function same(actual: unknown, expected: unknown, what: string): void {
  if (!isDeepStrictEqual(actual, expected)) {
    const [is, mustBe] = [shown(actual), shown(expected)];
    const from = partsFrom(is, mustBe);
    const where = from === 0 ? '' : ` (from character ${from})`;
    throw new Error(`${what} is not as it must be${where}:\n${is.slice(from)}\nbut must be\n${mustBe.slice(from)}`);
  }
}

/** @throws Error with this sentence when the condition does not hold. */
export function holds(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new Error(otherwise);
}

/** @throws Error that lists them when there are complaints. */
export function none(complaints: readonly string[]): void {
  holds(complaints.length === 0, complaints.join('\n'));
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

/** Long texts are shown from shortly before the place where they part. */
function partsFrom(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at < 400 ? 0 : at - 100;
}
