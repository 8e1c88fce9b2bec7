/** A log that is given far more than it may keep. */
import { randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { fresh } from '../../../conformance/postgres/databases.ts';
import { startStore } from '../start.ts';
import { openStore } from '../store.ts';
import { NOON, turn } from './turn.testing.ts';
import { TurnLog } from './turn-log.ts';

const MEBIBYTE = 1024 * 1024;
const BUDGET = 64 * MEBIBYTE;
/** Pieces that no packing makes smaller by more than a quarter. */
const BODIES = Array.from({ length: 40 }, () => randomBytes(60_000).toString('base64'));

test('pain 27: the files stay within their budget, and the turns outlive their bodies', {
  timeout: 300_000,
}, async () => {
  const options = await fresh('sqlite');
  const store = await openStore(options);
  onTestFinished(store.close);
  await store.settings.put({ id: 'log.max_bytes', version: 0 }, BUDGET);
  await store.settings.put({ id: 'log.retention_days', version: 0 }, 36_500);
  await store.settings.put({ id: 'log.bodies', version: 0 }, 'full');
  const said: string[] = [];
  const log = new TurnLog({
    open: () => startStore(options),
    costOf: () => null,
    log: { warn: (line) => void said.push(line) },
  });
  onTestFinished(() => log.close());
  const bytes = () => readdirSync(options.dataDir).reduce((sum, name) => sum + sizeOf(join(options.dataDir, name)), 0);
  let most = 0;
  for (let index = 0; index < 2500; index += 1) {
    const text = `${index}${BODIES[index % 40]}${BODIES[(index * 7 + 3) % 40]}`;
    const told = turn({ at: NOON + index }, { stages: stages(text) });
    log.ended(told.entry, told.stages);
    while (log.figures.waitingBytes > 16 * MEBIBYTE) {
      await delay(2);
      most = Math.max(most, bytes());
    }
  }
  while (log.figures.writtenTurns < 2500) await delay(5);
  expect(Math.max(most, bytes())).toBeLessThan(1.1 * BUDGET);
  expect(most).toBeGreaterThan(0.3 * BUDGET);
  expect([log.problems, said, log.figures.lost]).toEqual([[], [], { turns: 0, bodies: 0 }]);
  const { turns } = await store.turns.list({}, 3000);
  expect(turns.length).toBe(2500);
  expect([turns[0]?.hasBodies, turns.at(-1)?.hasBodies]).toEqual([true, false]);
  expect((await store.turns.get(turns[0]?.id ?? '')).stages?.clientRequest?.text).toContain('2499');
  expect(await store.maintenance.integrity()).toMatchObject({ sound: true });
});

test('turns go when there are no bodies any more, and the space comes back to the disk', async () => {
  const options = await fresh('sqlite');
  const store = await openStore(options);
  onTestFinished(store.close);
  for (let batch = 0; batch < 8; batch += 1) {
    const notes = [{ at: 'input', reason: BODIES[batch] ?? '' }];
    await store.log.write(Array.from({ length: 50 }, (_, index) => turn({ at: NOON + batch * 50 + index, notes })));
  }
  const before = (await store.log.size()).bytes;
  const budget = { retentionDays: 36_500, maxBytes: 24 * MEBIBYTE + before / 4 };
  const did = new Set<string>();
  for (
    let step = await store.log.tidy(budget, NOON);
    step.did !== 'nothing';
    step = await store.log.tidy(budget, NOON)
  ) {
    did.add(step.did);
  }
  expect(did).toContain('gave space back');
  expect((await store.log.size()).bytes).toBeLessThan(before / 2);
});

function stages(text: string) {
  const stage = { text, cut: false };
  return { clientRequest: stage, upstreamRequest: stage, upstreamResponse: null, clientResponse: null, secrets: [] };
}

/** The files of SQLite's log come and go. */
function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
