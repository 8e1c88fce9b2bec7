/** How often each law is tried. A failure prints the seed and the smallest example. */
export const RUNS = 1000;

/** Milliseconds a law may take in all its runs on a slow machine. */
export const PATIENCE = 120_000;
