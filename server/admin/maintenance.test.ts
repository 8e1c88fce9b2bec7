/** Looking after the store: its size, its soundness, its copies, and who did what to it. */
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DATABASES } from '../../conformance/postgres/databases.ts';
import { textAnswer } from '../../conformance/upstream/chat-answers.ts';
import { logged } from '../serving.turns.testing.ts';
import { openDatabase } from '../store/database.ts';
import { turn as loggedTurn } from '../store/log/turn.testing.ts';
import { openStore } from '../store/store.ts';

const hello = () => textAnswer('Hello there.');

describe.each(DATABASES)('the store on %s', (store) => {
  test('tells what it holds, and what is kept how long', async () => {
    const { get, turn, admin } = await logged(hello, { store });
    await admin('PATCH', '/settings', { log_retention_days: 7, log_max_megabytes: 100 });
    const before = await get('/maintenance');
    expect(before).toMatchObject({ turns: 0, oldest_at: null, waiting: 0, dropped: 0, retention_days: 7 });
    expect(before.kind).toBe(store === 'sqlite' ? 'sqlite' : 'postgresql');
    expect(before.max_megabytes).toBe(100);
    await turn({});
    const after = await get('/maintenance');
    expect(after).toMatchObject({ turns: 1, problem: null, schema: 2 });
    expect(after.bytes).toBeGreaterThan(10_000);
    expect(Date.now() - Date.parse(after.oldest_at)).toBeLessThan(60_000);
  });

  test('is found sound, and what was changed behind its back is found', async () => {
    const { admin, dataDir, serving } = await logged(hello, { store });
    expect((await admin('POST', '/maintenance/integrity')).json).toEqual({ ok: true, problems: [] });
    expect(serving).toBeDefined();
    if (store !== 'sqlite') return;
    const { db, close } = await openDatabase({ dataDir, databaseUrl: null });
    await db.updateTable('audit').set({ subject: 'nothing' }).where('seq', '=', 1).execute();
    await close();
    const { ok, problems } = (await admin('POST', '/maintenance/integrity')).json;
    expect(ok).toBe(false);
    expect(problems).toContain('The audit trail is broken at its entry 1.');
  });

  test('S49: writes down who changed what, in a chain that shows what was changed of it', async () => {
    const { admin, get } = await logged(hello, { store });
    const key = 'sk-secret-0123456789abcdef';
    await admin('POST', '/providers/acme/keys', { key, label: 'mine' });
    const { json } = await admin('POST', '/client-keys', { name: 'laptop' });
    await get('/settings');
    const page = await get('/audit?limit=2');
    expect(page).toMatchObject({
      data: [
        { actor: 'admin', action: 'createClientKey', subject: json.client_key.id },
        { action: 'addProviderKey', detail: expect.stringContaining('"label":"mine"') },
      ],
      intact: true,
    });
    const rest = await get(`/audit?cursor=${page.next_cursor}`);
    expect(rest.data.map(({ action }: { action: string }) => action)).toEqual(['setPrice', 'setPrice']);
    expect(rest).toMatchObject({ intact: true, next_cursor: null });
    expect(JSON.stringify([page, rest])).not.toMatch(new RegExp(`${key}|${json.secret}`));
    expect((await admin('GET', '/audit?cursor=x')).json.error).toMatchObject({
      code: 'invalid_request',
      param: 'cursor',
    });
  });

  test('seals its secrets anew under a new master key, and goes on with them', async () => {
    const { admin, get } = await logged(hello, { store });
    await admin('POST', '/providers/acme/keys', { key: 'sk-secret-0123456789abcdef' });
    expect((await admin('POST', '/maintenance/rotate-master-key')).json).toEqual({ resealed: 1 });
    const { data } = await get('/providers/acme/keys');
    expect(data[0]).toMatchObject({ source: 'stored', state: 'ready' });
  });
});

test('a master key that a variable tells is not changed here', async () => {
  const variables = { M2C_MASTER_KEY: randomBytes(32).toString('base64') };
  const { admin } = await logged(hello, { variables });
  const { status, json } = await admin('POST', '/maintenance/rotate-master-key');
  expect([status, json.error.code]).toEqual([409, 'conflict']);
  expect(json.error.message).toContain('M2C_MASTER_KEY');
});

test('pain 27: what is older than the settings allow goes when asked, and the disk has its space again', async () => {
  const { admin, get, dataDir } = await logged(hello);
  const store = await openStore({ dataDir, databaseUrl: null, masterKey: null });
  const at = Date.now() - 40 * 86_400_000;
  const body = () => ({ text: randomBytes(6000).toString('base64'), cut: false });
  const old = Array.from({ length: 2000 }, (_, index) =>
    loggedTurn(
      { at: at + index },
      {
        stages: {
          ...{ clientRequest: body(), upstreamRequest: null, upstreamResponse: null, clientResponse: null },
          secrets: [],
        },
      },
    ),
  );
  await store.log.write(old);
  await store.close();
  const { json } = await admin('POST', '/maintenance/prune');
  expect(json.deleted).toBe(2000);
  expect(json.bytes_before).toBeGreaterThan(10 * 1024 * 1024);
  expect(json.bytes_after).toBeLessThan(json.bytes_before / 2);
  expect((await get('/usage?from=60d')).total.turns).toBe(2000);
  const vacuumed = (await admin('POST', '/maintenance/vacuum')).json;
  expect(vacuumed.bytes_after).toBeLessThan(2 * 1024 * 1024);
});

test('pain 28: a copy brings back the settings of its day, keeps what it replaces, and leaves the log as it is', async () => {
  const { admin, get, turn, serving } = await logged(hello);
  await admin('PATCH', '/settings', { show_reasoning: false });
  await turn({});
  const { status, json: copy } = await admin('POST', '/backups');
  expect([status, copy.kind]).toEqual([201, 'settings']);
  await admin('PATCH', '/settings', { show_reasoning: true });
  await admin('POST', '/client-keys', { name: 'made later' });
  const { replaced, lost_keys } = (await admin('POST', `/backups/${copy.id}/restore`)).json;
  expect([replaced.kind, lost_keys]).toEqual(['restore', 0]);
  expect((await get('/settings')).show_reasoning).toBe(false);
  expect(serving.answering.current.settings.show_reasoning).toBe(false);
  expect((await get('/client-keys')).data).toEqual([]);
  expect((await get('/turns')).data).toHaveLength(1);
  expect((await admin('POST', `/backups/${replaced.id}/restore`)).status).toBe(200);
  expect((await get('/client-keys')).data).toMatchObject([{ name: 'made later' }]);
  expect((await get('/backups')).data.map(({ kind }: { kind: string }) => kind)).toEqual([
    'restore',
    'restore',
    'settings',
  ]);
});

test('S28: no secret stands in a copy in clear, with the log or without it', async () => {
  const { admin, dataDir, turn } = await logged(hello);
  const key = 'sk-secret-0123456789abcdef';
  await admin('POST', '/providers/acme/keys', { key });
  const { secret } = (await admin('POST', '/client-keys', { name: 'laptop' })).json;
  await turn({});
  const settings = (await admin('POST', '/backups')).json;
  const whole = (await admin('POST', '/backups?turns=true')).json;
  expect([settings.kind, whole.kind]).toEqual(['settings', 'whole']);
  for (const name of readdirSync(join(dataDir, 'backups'))) {
    const text = readFileSync(join(dataDir, 'backups', name), 'latin1');
    expect([text.includes(key), text.includes(secret)]).toEqual([false, false]);
  }
});

test('S48: a copy is named by its name only, and a damaged one changes nothing', async () => {
  const { admin, dataDir, get } = await logged(hello);
  for (const name of ['..', '.', 'none', '..%2Fm2c.db', 'm2c.db']) {
    expect([name, (await admin('DELETE', `/backups/${name}`)).status]).toEqual([name, expect.toBeOneOf([400, 404])]);
  }
  expect(existsSync(join(dataDir, 'm2c.db'))).toBe(true);
  const { id } = (await admin('POST', '/backups')).json;
  const file = join(dataDir, 'backups', id);
  writeFileSync(file, Buffer.concat([readFileSync(file).subarray(0, 5000), randomBytes(9000)]));
  await admin('PATCH', '/settings', { show_reasoning: false });
  const { status, json } = await admin('POST', `/backups/${id}/restore`);
  expect([status, json.error.code]).toEqual([409, 'conflict']);
  expect((await get('/settings')).show_reasoning).toBe(false);
  expect((await admin('DELETE', `/backups/${id}`)).status).toBe(204);
  expect((await admin('POST', `/backups/${id}/restore`)).status).toBe(404);
});

test.each(DATABASES.filter((one) => one !== 'sqlite'))('%s has copies and a vacuum of its own', async (store) => {
  const { admin } = await logged(hello, { store });
  for (const [method, path] of [
    ['GET', '/backups'],
    ['POST', '/backups'],
    ['POST', '/backups/x/restore'],
    ['DELETE', '/backups/x'],
    ['POST', '/maintenance/vacuum'],
  ] as const) {
    const { status, json } = await admin(method, path);
    expect([path, status, json.error.code]).toEqual([path, 501, 'not_offered']);
  }
});
