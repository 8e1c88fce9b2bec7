/** Bits that turn over on the disk: nothing is lost, or it is noticed. */
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fresh } from '../../conformance/postgres/databases.ts';
import { fileIn, filled, found } from './filled.testing.ts';

/** How many damaged copies are tried. */
const COPIES = Number(process.env.M2C_DAMAGED_COPIES ?? 40);

test('of damaged copies each opens as it was, or is mended from the backup, or is refused', {
  timeout: 600_000,
}, async () => {
  const options = await fresh('sqlite');
  const before = await filled(options);
  const size = statSync(fileIn(options)).size;
  const outcomes = { whole: 0, mended: 0, refused: 0, noticed: 0 };
  const flip = fc.record({ at: fc.nat(size - 1), bits: fc.integer({ min: 1, max: 255 }) });
  let copies = 0;
  const judge = async (flips: readonly { at: number; bits: number }[]) => {
    copies += 1;
    const copy = { ...options, dataDir: join(options.dataDir, `copy-${copies}`) };
    mkdirSync(copy.dataDir);
    for (const name of ['m2c.db', 'master.key', 'backups']) {
      cpSync(join(options.dataDir, name), join(copy.dataDir, name), { recursive: true });
    }
    const bytes = readFileSync(fileIn(copy));
    for (const { at, bits } of flips) bytes[at] = (bytes[at] ?? 0) ^ bits;
    writeFileSync(fileIn(copy), bytes);
    const outcome = await found(copy).catch((thrown: unknown) => {
      expect(thrown).toMatchObject({ name: 'StoreError' });
      return null;
    });
    rmSync(copy.dataDir, { recursive: true });
    if (outcome === null) outcomes.refused += 1;
    else if (JSON.stringify(outcome.contents).endsWith('"noticed"]')) outcomes.noticed += 1;
    else {
      expect(outcome.contents).toEqual(before);
      outcomes[outcome.warnings.length === 0 ? 'whole' : 'mended'] += 1;
    }
  };
  const flips = fc.array(flip, { minLength: 1, maxLength: 8 });
  // Each copy takes long, too long to look for a smaller one that fails.
  await fc.assert(fc.asyncProperty(flips, judge), { numRuns: COPIES, endOnFailure: true });
  if (COPIES > 40) process.stdout.write(`damaged copies: ${JSON.stringify(outcomes)}\n`);
  expect(outcomes.mended).toBeGreaterThan(outcomes.refused);
  expect(outcomes.whole + outcomes.mended + outcomes.refused + outcomes.noticed).toBe(copies);
});
