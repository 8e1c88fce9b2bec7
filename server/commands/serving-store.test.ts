/** The store of `m2c start`, as the program runs it: whatever is wrong with it, turns are answered. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { DATABASES, type Fresh, fresh } from '../../conformance/postgres/databases.ts';
import { WITH_NEXT } from '../store/migrating.testing.ts';
import { openReady } from '../store/opening.ts';
import { openStore } from '../store/store.ts';

const M2C = fileURLToPath(new URL('../m2c.js', import.meta.url));
const URLS = /listens on (http:\S+)/;

/** Starts m2c, asks for one turn, and ends it. @param first happens before the turn. @returns what it logged. */
async function turned(
  { dataDir, databaseUrl }: Pick<Fresh, 'dataDir' | 'databaseUrl'>,
  logged = /^/,
  first = () => {},
): Promise<string> {
  const variables = databaseUrl === null ? {} : { M2C_DATABASE_URL: databaseUrl };
  const env = {
    HOME: dataDir,
    USERPROFILE: dataDir,
    PATH: '',
    SystemRoot: 'C:\\Windows',
    M2C_DATA_DIR: dataDir,
    ...variables,
  };
  const child = spawn(process.execPath, [M2C, 'start', '--port', '0'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [said, errors] = ['', ''];
  child.stdout.on('data', (text) => {
    said += text;
  });
  child.stderr.on('data', (text) => {
    errors += text;
  });
  await expect.poll(() => said, { timeout: 30_000 }).toMatch(URLS);
  first();
  const [, url] = URLS.exec(said) ?? [];
  const answer = await fetch(`${url}/v1/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'replay/deepseek-text', input: 'Hello' }),
  });
  expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ status: 'completed' })]);
  await expect.poll(() => errors, { timeout: 30_000 }).toMatch(logged);
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  if (process.platform !== 'win32') expect(await ended).toEqual([0, null]);
  return errors;
}

/** What the log says of the store. */
const sentences = (errors: string) =>
  errors.split('\n').flatMap((line) => {
    const msg = line.startsWith('{') ? (JSON.parse(line) as { msg: string }).msg : '';
    return /^(The database was damaged|m2c goes on without its store)/.test(msg) ? [msg] : [];
  });

test.each(DATABASES)('a store on %s is opened beside the first turns, and says nothing', async (kind) => {
  const options = await fresh(kind);
  await (await openStore(options)).close();
  expect(sentences(await turned(options))).toEqual([]);
});

test('a damaged one is mended, and the log says how', async () => {
  const options = await fresh('sqlite');
  const store = await openStore(options);
  await store.settings.put({ id: 'kept', version: 0 }, 1);
  await store.maintenance.backup({ turns: false });
  await store.close();
  truncateSync(join(options.dataDir, 'm2c.db'), 8192);
  const [sentence, ...others] = sentences(await turned(options, /damaged/));
  expect([sentence, others]).toEqual([
    expect.stringMatching(/^The database was damaged .*: m2c goes on with the backup of /),
    [],
  ]);
  const again = await openStore(options);
  onTestFinished(again.close);
  expect(await again.settings.get('kept')).toMatchObject({ value: 1 });
});

test('one of a newer m2c, or one that cannot be reached, is done without, and the log says why', async () => {
  const options = await fresh('sqlite');
  await (await openReady(options, WITH_NEXT)).close();
  const newer = sentences(await turned(options, /goes on without/));
  expect(newer).toEqual([expect.stringMatching(/^m2c goes on without its store\. A newer m2c wrote the database/)]);
  const away = await turned(
    { ...options, databaseUrl: 'postgresql://m2c:canary-pass@127.0.0.1:1/m2c' },
    /goes on without/,
  );
  expect(sentences(away)).toEqual([
    expect.stringMatching(/^m2c goes on without its store\. PostgreSQL cannot be reached/),
  ]);
  expect(away).not.toContain('canary');
  expect(existsSync(join(options.dataDir, 'backups'))).toBe(false);
});
