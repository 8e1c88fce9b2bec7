import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const MEBIBYTE = 1024 * 1024;

/** Keeps 128 MB of small objects, a few at a time, as turns that begin together do. */
const GROWS = `
  import { setImmediate } from 'node:timers/promises';
  import { boundYoungSpace, youngBytes } from ${JSON.stringify(new URL('young-space.ts', import.meta.url).href)};
  boundYoungSpace();
  const kept = [];
  let most = 0;
  for (let round = 0; round < 128; round += 1) {
    for (let at = 0; at < 16_384; at += 1) kept.push({ round, at, more: [at] });
    await setImmediate();
    most = Math.max(most, youngBytes());
  }
  console.log(most);
  process.exit();
`;

test('the young generation grows, but not beyond its bound, whatever stays alive', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', GROWS]);
  expect(Number(stdout)).toBeGreaterThan(8 * MEBIBYTE);
  expect(Number(stdout)).toBeLessThanOrEqual(32 * MEBIBYTE);
});
