/** A PostgreSQL server of one's own for tests, in a folder that goes with it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

export interface Postgres {
  /** Of the database that every server has. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Where systems put the programs of the server, which are seldom in the PATH. */
const USUAL = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt', '/usr/pgsql'];
const READY_MS = 30_000;

/** How to get one, for whoever has none. */
export const HOW_TO_GET =
  'install it (Debian: apt-get install postgresql, macOS: brew install postgresql@17) or set M2C_TEST_DATABASE_URL';

/** The folder with `initdb` and `postgres`, null when this machine has none. */
export function findPostgres(path = process.env.PATH ?? ''): string | null {
  const versions = USUAL.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .toSorted((one, other) => other.localeCompare(one, 'en', { numeric: true }))
      .map((version) => join(folder, version, 'bin')),
  );
  return [...versions, ...path.split(delimiter)].find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/** Speaks through a socket in its folder, so that it needs no port, and keeps nothing, so that it is fast. */
export async function startPostgres(programs: string): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'm2c-pg-'));
  const user = unprivileged();
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const [data, socket] = [join(folder, 'data'), join(folder, 's')];
  mkdirSync(socket);
  if (user !== null) chownSync(socket, user.uid, user.gid);
  // The server refuses to read its files as root, and its folder must be one that its user can be in.
  const own = { ...user, cwd: folder, env: { PATH: programs, LC_ALL: 'C', TZ: 'UTC' } };
  const initdb = ['-D', data, '-U', 'm2c', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--no-instructions'];
  execFileSync(join(programs, 'initdb'), initdb, { ...own, stdio: ['ignore', 'ignore', 'pipe'] });
  const unsafe = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
  const words = ['-D', data, '-k', socket, '-h', '', ...unsafe.flatMap((setting) => ['-c', setting])];
  const server = spawn(join(programs, 'postgres'), words, { ...own, stdio: ['ignore', 'ignore', 'pipe'] });
  const said: Buffer[] = [];
  server.stderr.on('data', (bytes: Buffer) => said.push(bytes));
  const url = `postgresql://m2c@localhost/postgres?host=${encodeURIComponent(socket)}`;
  const stop = () => ended(server, folder);
  try {
    await answers(url, server);
    return { url, stop };
  } catch (thrown) {
    await stop();
    throw new Error(`PostgreSQL in ${programs} did not start: ${Buffer.concat(said)}`, { cause: thrown });
  }
}

/** A database of its own on the server, and what takes it away again. */
export async function createDatabase(url: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `m2c_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await query(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => query(url, `drop database ${name} with (force)`) };
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  for (const start = Date.now(); Date.now() - start < READY_MS && server.exitCode === null; ) {
    const ready = await query(url, 'select 1').then(
      () => true,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it never answered');
}

/** By its immediate shutdown: there is nothing to keep. */
async function ended(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null && server.kill('SIGQUIT')) await once(server, 'exit');
  rmSync(folder, { recursive: true, force: true });
}

/** Somebody who is not root, when we are; null for ourselves. */
function unprivileged(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const [, , uid, gid] = ['postgres', 'nobody'].flatMap((name) => users.filter(([user]) => user === name))[0] ?? [];
  return uid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}
