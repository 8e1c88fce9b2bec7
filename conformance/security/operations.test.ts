/** What is written down of who did what, and what a failure shows: S49 and S52, against the program. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../faults/world.ts';
import { target } from './target.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});
afterEach(() => world.close());

/** As somebody does who has the file of the database. */
function behindItsBack(dataDir: string, statement: string): void {
  const db = new Database(join(dataDir, 'm2c.db'), { timeout: 10_000 });
  expect(db.prepare(statement).run().changes).toBeGreaterThan(0);
  db.close();
}

describe('S49: the audit trail', () => {
  test('tells every change of keys, clients, settings and copies, and who read a prompt', async () => {
    const server = await target(world);
    const { admin } = server;
    await admin('PATCH', '/settings', { log_bodies: 'full' });
    const { json: key } = await admin('POST', '/providers/generic/keys', { key: 'sk-0123456789abcdef' });
    await admin('PATCH', `/providers/generic/keys/${key.id}`, { disabled: true });
    await admin('POST', `/providers/generic/keys/${key.id}/rotate`, { key: 'sk-9876543210abcdef' });
    await admin('DELETE', `/providers/generic/keys/${key.id}`);
    const { json: made } = await admin('POST', '/client-keys', { name: 'laptop' });
    await admin('DELETE', `/client-keys/${made.client_key.id}`);
    await admin('POST', '/maintenance/rotate-master-key');
    const { json: backup } = await admin('POST', '/backups');
    await admin('POST', `/backups/${backup.id}/restore`);
    await expect
      .poll(
        async () => {
          await server.turn();
          const [turn] = (await admin('GET', '/turns')).json.data;
          return turn === undefined ? 0 : (await admin('GET', `/turns/${turn.id}/stages`)).status;
        },
        { timeout: 20_000 },
      )
      .toBe(200);
    const { data, intact } = (await admin('GET', '/audit?limit=100')).json;
    expect(intact).toBe(true);
    const told = new Set(data.map(({ action }: { action: string }) => action));
    expect([...told].sort()).toEqual([
      ...['addProviderKey', 'createBackup', 'createClientKey', 'deleteProviderKey', 'getTurnStages', 'restoreBackup'],
      ...['revokeClientKey', 'rotateMasterKey', 'rotateProviderKey', 'updateProviderKey', 'updateSettings'],
    ]);
  });

  test.each([
    ['changed', `update audit set actor = 'nobody' where seq = 2`],
    ['changed in its time', 'update audit set at = at - 1 where seq = 2'],
    ['taken out', 'delete from audit where seq = 2'],
    ['taken out at its beginning', 'delete from audit where seq = 1'],
    ['put in another place', 'update audit set seq = 20 where seq = 2'],
  ])('whose entry was %s by hand is not intact any more', async (_how, statement) => {
    const { admin, dataDir } = await target(world);
    for (const shown of [true, false, true, false]) await admin('PATCH', '/settings', { show_reasoning: shown });
    expect((await admin('GET', '/audit')).json).toMatchObject({ intact: true });
    expect((await admin('POST', '/maintenance/integrity')).json).toEqual({ ok: true, problems: [] });
    behindItsBack(dataDir, statement);
    expect((await admin('GET', '/audit')).json).toMatchObject({ intact: false });
    const { ok, problems } = (await admin('POST', '/maintenance/integrity')).json;
    expect(ok).toBe(false);
    expect(problems).toContainEqual(expect.stringMatching(/^The audit trail is broken at its entry \d+\.$/));
  });
});

test('S52: what fails inside opens nothing, and tells the client an id and no more', async () => {
  const { admin, dataDir, send, turn, token } = await target(world, { variables: { M2C_CLIENT_KEYS: 'required' } });
  await admin('GET', '/client-keys');
  behindItsBack(
    dataDir,
    `insert into settings (id, version, created_at, updated_at, value) values ('log_bodies', 1, 0, 0, '{broken')`,
  );
  const db = new Database(join(dataDir, 'm2c.db'), { timeout: 10_000 });
  for (const table of ['routes', 'prices', 'learned']) db.exec(`drop table ${table}`);
  db.close();
  for (const [method, path, body] of [
    ['GET', '/routes', undefined],
    ['GET', '/prices', undefined],
    ['POST', '/routes', { pattern: 'x', targets: ['generic/scripted'] }],
  ] as const) {
    const { status, json, text, headers } = await admin(method, path, body);
    expect([path, status]).toEqual([path, 503]);
    expect(text).not.toMatch(/no such table|select |node_modules|\.ts:\d|\bat \w+ \(/i);
    expect(json.error.message).toMatch(/\.$/);
    expect(headers['x-request-id']).toMatch(/^[\w-]{8,}$/);
  }
  for (const headers of [{}, { authorization: 'Bearer m2c_' }, { authorization: `Bearer ${token}` }]) {
    expect((await turn({}, headers)).status).toBe(401);
    if (headers.authorization?.includes(token) !== true)
      expect((await send('/admin/v1/config', { headers })).status).toBe(401);
  }
});
