/** What a request may do: S42, S43 and S48, over every operation of the admin API of the program. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../generated/operations.ts';
import { openWorld } from '../faults/world.ts';
import { PATIENCE_MS, type Target, target } from './target.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const world = openWorld();
let server: Target;
beforeAll(async () => {
  server = await target(world);
  for (let count = 0; count < 3; count += 1) await server.turn();
  await server.admin('POST', '/client-keys', { name: 'laptop' });
  await server.admin('POST', '/backups');
  while ((await server.admin('GET', '/turns')).json.data.length < 3) await wait(50);
}, PATIENCE_MS);
afterAll(() => world.close());

const INJECTIONS = [
  ...[
    `'`,
    `"`,
    '`',
    `' or '1'='1`,
    `" or ""="`,
    `'; drop table turns; --`,
    `1; delete from client_keys`,
    `') union select * from`,
  ],
  ...[
    `%`,
    `_`,
    `\\`,
    `%' escape '`,
    `%25`,
    `x' || (select key_id from vault) || '`,
    `\u0000`,
    `%00`,
    `$1`,
    `?1`,
    `:id`,
    `@p`,
  ],
  ...[
    `{{7*7}}`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template that must not be filled in
    '${7*7}',
    `<%= 7*7 %>`,
    `#{7*7}`,
    `$(touch injected)`,
    '`touch injected`',
    `| touch injected`,
    `; touch injected`,
  ],
  ...[
    `\r\nx: y`,
    `../../x`,
    `..\\..\\x`,
    `/etc/passwd`,
    `file:///etc/passwd`,
    `${'a'.repeat(5000)}`,
    `\u202e`,
    `\ud83d`,
  ],
];
const PATHS = [
  ...[
    '..',
    '.',
    '...',
    '../m2c.db',
    '../../victim',
    '..\\..\\victim',
    '/etc/passwd',
    'C:\\Windows\\win.ini',
    '....//victim',
  ],
  ...[
    '%2e%2e/victim',
    '..%c0%afvictim',
    '..;/victim',
    'settings/../../victim',
    'con',
    'aux.db',
    'x\0.db',
    '~',
    '~root',
  ],
];

/** The path with these texts in the place of its variable parts. */
const filled = (path: string, text: string): string =>
  path.slice('/admin/v1'.length).replace(/\{\w+\}/g, () => encodeURIComponent(text.toWellFormed()));

const stays = async () => ({
  sound: (await server.admin('POST', '/maintenance/integrity')).json,
  turns: (await server.admin('GET', '/turns')).json.data.length,
  clients: (await server.admin('GET', '/client-keys')).json.data.length,
  backups: (await server.admin('GET', '/backups')).json.data.length,
});
const WHOLE = { sound: { ok: true, problems: [] }, turns: 3, clients: 1, backups: 1 };

describe('S43: text is data', () => {
  const asking = operations.filter(({ method, operationId }) => method === 'get' && operationId !== 'watchTurns');

  test.each(asking.map((one) => [one.operationId, one] as const))(
    'in every parameter of %s',
    async (_id, { path, parameters }) => {
      const queries = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
      for (const text of INJECTIONS) {
        const value = encodeURIComponent(text.toWellFormed());
        const all = [filled(path, text), ...queries.map((name) => `${filled(path, 'x')}?${name}=${value}`)];
        for (const one of all) {
          const { status } = await server.admin('GET', one);
          expect([one.slice(0, 200), status]).toEqual([one.slice(0, 200), expect.toBeOneOf([200, 400, 404, 414])]);
        }
      }
    },
  );

  test('in every body and name that is changed', async () => {
    for (const text of INJECTIONS) {
      const { status, json } = await server.admin('POST', '/routes', { pattern: text, targets: [`generic/${text}`] });
      expect([text.slice(0, 100), status]).toEqual([text.slice(0, 100), expect.toBeOneOf([201, 400, 409])]);
      if (status === 201) {
        expect((await server.admin('GET', `/routes/${json.id}`)).json.pattern).toBe(text.toWellFormed());
        expect((await server.admin('DELETE', `/routes/${json.id}`)).status).toBe(204);
      }
      expect((await server.admin('DELETE', filled('/admin/v1/client-keys/{key}', text))).status).toBeOneOf([400, 404]);
      expect((await server.admin('DELETE', filled('/admin/v1/prices/{provider}/{model}', text))).status).toBeOneOf([
        400, 404,
      ]);
    }
    expect(await stays()).toEqual(WHOLE);
  });

  test('since no statement is put together from text', () => {
    const files = readdirSync(join(ROOT, 'server'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /(?<!\.test|\.testing)\.ts$/.test(name),
    );
    const raw = files.filter((name) =>
      /\bsql\.raw\b|\bCompiledQuery\.raw\b|\.(?:exec|prepare|query)\(\s*`[^`]*\$\{/.test(
        readFileSync(join(ROOT, 'server', name), 'utf8'),
      ),
    );
    // The first two name those of our own columns that a database of another version has; the next one fills a database to
    // measure it, and the last one reads a foreign file, whose tables nobody can name before.
    expect(raw.sort()).toEqual([
      'cc-switch/change.ts',
      'codex/sessions/state.ts',
      'store/bench/fill.ts',
      'store/other-database.ts',
    ]);
  });
});

describe('S48: no name leads out of its folder', () => {
  test.each(
    operations.filter(({ path }) => path.includes('{')).map(({ method, path }) => [method.toUpperCase(), path]),
  )('%s %s', async (method, path) => {
    const victim = join(server.folder, 'victim');
    writeFileSync(victim, 'VICTIM');
    for (const text of PATHS) {
      for (const one of [
        filled(path, text),
        path.slice('/admin/v1'.length).replace(/\{\w+\}/g, () => text.replace(/[\0\\ ]/g, encodeURIComponent)),
      ]) {
        const { status, text: told } = await server.admin(
          method,
          one,
          method === 'GET' || method === 'DELETE' ? undefined : {},
        );
        expect([one, status]).toEqual([one, expect.toBeOneOf([400, 404, 405, 409, 412])]);
        expect(told).not.toMatch(/VICTIM|root:/);
      }
    }
    expect(readFileSync(victim, 'utf8')).toBe('VICTIM');
  });

  test('and all is there as before', async () => {
    const [turn] = (await server.admin('GET', '/turns')).json.data;
    for (const scenario of PATHS)
      expect((await server.admin('POST', '/recordings', { turn: turn.id, scenario })).status).toBeOneOf([400, 409]);
    expect(await stays()).toEqual(WHOLE);
    expect((await server.turn()).status).toBe(200);
  });
});

test('S42: nothing that is sent is run or filled in', async () => {
  const before = readdirSync(server.folder).sort();
  for (const text of INJECTIONS) {
    await server.turn({ input: text, model: `generic/${text}`, instructions: text });
    const heard = JSON.stringify(server.provider.requests.at(-1)?.body.messages.at(-1)?.content);
    expect(heard).toBe(JSON.stringify(text.toWellFormed()));
  }
  await server.admin('POST', '/providers', {
    id: 'two',
    baseUrl: 'http://127.0.0.1:9/v1',
    defaultModel: 'm',
    mcp: { command: ['touch', 'injected'] },
  });
  expect(readdirSync(server.folder).sort()).toEqual(before);
});
