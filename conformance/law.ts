/** A law of the house as a test: tried often, and a failure prints the seed with the smallest example. */
import fc from 'fast-check';
import { test } from 'vitest';

/** How often each law is tried. */
const RUNS = 1000;

/** Milliseconds a law may take in all its runs on a slow machine. */
const PATIENCE = 120_000;

/** Declares the test of a law; the number before its name is the house's. */
export function law<Values>(name: string, property: fc.IPropertyWithHooks<Values>): void {
  test(name, () => fc.assert(property, { numRuns: RUNS }), PATIENCE);
}
