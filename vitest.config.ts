import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['spec/**/*.test.ts', 'server/**/*.test.ts', 'admin-cli/**/*.test.ts', 'conformance/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'conformance/clients/**'],
    testTimeout: 30_000,
  },
});
