/**
 * Kills m2c again and again while it answers, logs, and has its settings changed, always with the same database.
 *
 *     node conformance/faults/kill-loop.ts [--kills 50] [--clients 8] [--window 250]
 *
 * The exit code is 0 when the database was sound after each kill, no acknowledged setting was lost, and no turn that ended
 * longer before the kill than the window (in milliseconds).
 */
import { parseArgs } from 'node:util';
import { kill } from './kill.ts';
import { openWorld } from './world.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    clients: { type: 'string', default: '8' },
    window: { type: 'string', default: '250' },
  },
});
const [kills, clients, windowMs] = [Number(values.kills), Number(values.clients), Number(values.window)];
const home = openWorld();
const folder = await home.folder();
const sum = { turns: 0, lost: 0, late: 0, settings: 0, lostSettings: 0, damaged: 0, oldest: 0 };

for (let count = 1; count <= kills; count += 1) {
  const world = openWorld();
  // At any moment of the writer's round.
  const killed = await kill(world, folder, clients, 200 + Math.random() * 800);
  await world.close();
  const oldest = Math.max(0, ...killed.lostMs);
  sum.turns += killed.turns;
  sum.lost += killed.lostMs.length;
  sum.late += killed.lostMs.filter((ms) => ms > windowMs).length;
  sum.settings += killed.settings;
  sum.lostSettings += killed.lostSettings.length;
  sum.damaged += Number(!killed.sound);
  sum.oldest = Math.max(sum.oldest, oldest);
  const verdict = killed.sound ? 'sound' : 'DAMAGED';
  console.log(
    `kill ${count}: ${killed.turns} turns, ${killed.lostMs.length} lost (${oldest} ms), ${killed.settings} settings, ${killed.lostSettings.length} lost, ${verdict}`,
  );
}
await home.close();
console.log(
  `${kills} kills: ${sum.turns} turns answered, ${sum.lost} not in the log, the oldest of them ${sum.oldest} ms before its kill (window ${windowMs} ms); ${sum.settings} settings acknowledged, ${sum.lostSettings} lost; ${sum.damaged} databases damaged`,
);
process.exitCode = sum.late + sum.lostSettings + sum.damaged === 0 ? 0 : 1;
