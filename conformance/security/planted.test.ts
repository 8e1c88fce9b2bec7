/** S26: secrets are planted wherever m2c is given one, used in every way, and looked for in all that it says and writes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callWith } from '../faults/caller.ts';
import { openWorld, type World } from '../faults/world.ts';
import { type Artefact, artefactsUnder, canary, said, sightings } from './canaries.ts';
import { everyCommand, shownOf } from './commands.ts';
import { everyKeyUsed, everythingDone, everythingTold } from './planted-life.ts';
import { plant } from './planted-place.ts';
import { type Target, target } from './target.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});
afterEach(() => world.close());

/** The program's own secrets, and the master key of before it was changed. */
async function ownSecrets({ admin, token, dataDir }: Target) {
  const masterKey = () => readFileSync(join(dataDir, 'master.key'), 'utf8').trim();
  await admin('POST', '/providers/generic/keys', { key: canary('first'), label: 'first' });
  const before = masterKey();
  expect((await admin('POST', '/maintenance/rotate-master-key')).status).toBe(200);
  return { 'the admin token': token, 'the master key before': before, 'the master key': masterKey() };
}

const LONG_MS = 180_000;

test.each(['files', 'variables'] as const)(
  'S26: secrets that stand in %s are nowhere else: in no log, error, metric, trace, export, copy, recording, command or process',
  { timeout: LONG_MS },
  async (keeping) => {
    const { folder, dataDir, keyFile, theirs, planted, variables, traces, kept } = await plant(world, keeping);
    const server = await target(world, { folder, variables });
    const { admin, url } = server;
    await admin('PATCH', '/settings', { log_bodies: 'full' });
    if (keeping === 'files') Object.assign(planted, await ownSecrets(server));
    const head = `GET /admin/v1/turns/live HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${server.token}\r\n\r\n`;
    const watching = callWith(url, head);
    await watching.hears('200 OK');

    const found: Artefact[] = [...(await everyKeyUsed(server, planted))];
    const many = async (path: string) => (await admin('GET', path)).json.data.length;
    await expect.poll(() => many('/turns?limit=500'), { timeout: 60_000 }).toBeGreaterThan(50);
    found.push(...(await everythingDone(server)), ...(await everythingTold(server)), ...shownOf(server.pid));
    expect([(await many('/learned')) > 0, (await many('/recordings')) > 3, (await many('/backups')) > 1]).toEqual(
      Array(3).fill(true),
    );
    const env = { ...variables, HOME: folder, USERPROFILE: folder, M2C_DATA_DIR: dataDir, M2C_ADMIN_URL: url };
    const printed = await everyCommand(env, keyFile, theirs);
    expect(printed.filter(({ bytes }) => bytes.length === 0)).toEqual([]);
    const running = artefactsUnder(folder);
    watching.leave('close');
    server.child.kill('SIGTERM');
    await server.ended;

    found.push(...printed, ...traces.map((body) => said('traces', body)), said('the live view', watching.received()));
    found.push(said('stdout', server.stdout()), said('stderr', server.stderr()), ...artefactsUnder(folder));
    // What was looked through is not empty.
    expect(watching.received()).toContain('event: ended');
    expect(server.stderr()).toContain('Incorrect API key provided');
    expect(traces.join('')).toContain('resourceSpans');
    const bytes = [...found, ...running].reduce((sum, one) => sum + one.bytes.length, 0);
    const counts = `${Object.keys(planted).length} canaries, ${found.length + running.length} artefacts, ${bytes} bytes scanned`;
    process.stdout.write(
      `planted secrets in ${keeping}: ${counts}: in clear only in the ${kept.length} places they are kept in\n`,
    );
    expect(sightings(found, planted)).toEqual(kept);
    expect(sightings(running, planted)).toEqual(kept);
  },
);

test('S26: the password of a database is in no output, whether it is reached or not', async () => {
  const password = canary('database');
  const variables = { M2C_DATABASE_URL: `postgres://user:${password}@127.0.0.1:9/m2c`, M2C_LOG_LEVEL: 'debug' };
  const server = await target(world, { variables });
  expect((await server.turn()).status).toBe(200);
  const found = [...(await everythingTold(server)), ...shownOf(server.pid)];
  expect(found.find(({ name }) => name === 'GET /health')?.bytes.toString()).toContain('PostgreSQL cannot be reached');
  server.child.kill('SIGTERM');
  await server.ended;
  found.push(said('stdout', server.stdout()), said('stderr', server.stderr()), ...artefactsUnder(server.folder));
  expect(sightings(found, { password })).toEqual([]);
});
