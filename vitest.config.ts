import { defineConfig } from 'vitest/config';
import type { Reporter } from 'vitest/node';
import { testedThreads } from './conformance/bundle/tested-threads.ts';

/** A plain closing line for scripts that count. */
const counts: Reporter = {
  onTestRunEnd(modules, errors) {
    const results = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length;
    const passed = results.filter((state) => state === 'passed').length;
    const failed = results.filter((state) => state === 'failed').length + broken;
    process.stdout.write(`\ntests: ${passed} passed, ${failed} failed\n`);
  },
};

export default defineConfig({
  plugins: [testedThreads],
  test: {
    include: ['{spec,server,admin-cli,conformance}/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    globalSetup: ['conformance/postgres/setup.ts', 'conformance/bundle/tested-threads.ts'],
    setupFiles: ['conformance/steady-seed.ts'],
    reporters: [process.env.CI === undefined ? 'default' : 'dot', counts],
    testTimeout: 60_000,
    // Servers and property tests starve each other beyond two workers.
    maxWorkers: 2,
  },
});
