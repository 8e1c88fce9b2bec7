/** What m2c promises, and the command that shows each promise in one figure. */

export interface Promised {
  readonly promise: string;
  /** As a reader would type it. */
  readonly command: string;
  /** The program behind it, and its words. */
  readonly run: readonly string[];
  /** The same with less patience, to try the scorecard itself. */
  readonly quick: readonly string[];
  /** The closing line that holds the figure; its first group is what is shown. */
  readonly figure: RegExp;
}

const vitest = ['node_modules/vitest/vitest.mjs', 'run'];

export const PROMISES: readonly Promised[] = [
  {
    promise: 'The laws of the house hold for whatever a client asks, a provider says and the network cuts.',
    command: 'make laws',
    run: ['conformance/laws/run.ts'],
    quick: ['conformance/laws/run.ts', '--runs', '50'],
    figure: /^laws: (.*)$/m,
  },
  {
    promise: 'The laws notice when the server is wrong: each of twenty one-line mutants is found out.',
    command: 'make mutants',
    run: ['conformance/mutants/run.ts'],
    quick: ['conformance/mutants/run.ts', '--only', 'two tools get one name'],
    figure: /^mutants: (.*)$/m,
  },
  {
    promise:
      'Whatever fails, in the provider, the network, the client or the host: one honest ending, and nothing lost.',
    command: 'make faults',
    run: ['conformance/faults/run.ts'],
    quick: ['conformance/faults/run.ts', 'redirect'],
    figure: /^faults: (.*)$/m,
  },
  {
    promise: 'No input ends the process, hangs it, draws a 500 or an unlawful stream.',
    command: 'make fuzz MINUTES=5',
    run: ['conformance/fuzz/run.ts', '--minutes', '5'],
    quick: ['conformance/fuzz/run.ts', '--minutes', '0.1'],
    figure: /^fuzz: ([\d,]+ cases .*)$/m,
  },
  {
    promise:
      'Every client hears the same text, calls and usage in every recording, and they are what the provider said.',
    command: 'make conformance',
    run: ['conformance/report/run.ts'],
    quick: ['conformance/report/run.ts'],
    figure: /^conformance: (.*)$/m,
  },
  {
    promise: 'The real Codex and the SDKs work, tools, patches, resumed threads and failures included.',
    command: 'make test-clients',
    run: ['conformance/clients/run.ts'],
    quick: ['conformance/clients/run.ts', 'plain answer'],
    figure: /^(\d+ passed, \d+ failed)$/m,
  },
  {
    promise: 'Each known failure of the tools before m2c has a test of its own.',
    command: 'make test ARGS="conformance/regressions"',
    run: [...vitest, 'conformance/regressions'],
    quick: [...vitest, 'conformance/regressions/leaks.test.ts'],
    figure: /^tests: (.*)$/m,
  },
];
