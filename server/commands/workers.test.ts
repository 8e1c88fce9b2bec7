/** `m2c start --workers`: several processes that are one server to whoever asks. */
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { address, dataDir, m2c } from './running.testing.ts';
import { isAlive, logged, startTwo } from './workers.testing.ts';

const TIMEOUT = { timeout: 60_000 };
const WINDOWS = process.platform === 'win32';
const turns = (count: number, turn: () => Promise<{ readonly text: string }>) =>
  Promise.all(
    Array.from({ length: count }, () =>
      turn().then(
        ({ text }) => (text.includes('event: response.completed') ? 'completed' : 'cut'),
        () => 'cut',
      ),
    ),
  );

describe('from start to end', () => {
  test('they show one banner and one port, and end when they are told, with their open answers', async () => {
    const two = await startTwo();
    expect(two.run.output().match(/listens on/g)).toHaveLength(1);
    expect(two.run.output()).toMatch(/workers +2 processes answer/);
    const open = turns(6, two.turn);
    await expect.poll(() => two.held.waiting.length, TIMEOUT).toBe(6);
    two.run.child.kill('SIGTERM');
    if (WINDOWS) return;
    await expect.poll(two.run.output, TIMEOUT).toContain('m2c finishes open answers');
    two.held.release(true);
    expect([await open, await two.run.ended]).toEqual([Array(6).fill('completed'), 0]);
    expect([...two.pids().values()].filter(isAlive)).toEqual([]);
    expect(logged(two.run).filter(({ level }) => level > 30)).toEqual([]);
  });

  test.skipIf(WINDOWS)('told twice they end at once', async () => {
    const two = await startTwo();
    const open = turns(4, two.turn);
    await expect.poll(() => two.held.waiting.length, TIMEOUT).toBe(4);
    two.run.child.kill('SIGINT');
    await expect.poll(two.run.output, TIMEOUT).toContain('m2c finishes open answers');
    two.run.child.kill('SIGINT');
    expect([await two.run.ended, await open]).toEqual([0, Array(4).fill('cut')]);
    await expect.poll(() => [...two.pids().values()].filter(isAlive), TIMEOUT).toEqual([]);
  });

  test('when the first process is killed none is left behind', async () => {
    const two = await startTwo();
    two.run.child.kill('SIGKILL');
    await expect.poll(() => [...two.pids().values()].filter(isAlive), TIMEOUT).toEqual([]);
  });

  test('what keeps m2c from starting is said once', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const run = m2c(['start', '--workers', '2', '--port', String(port)]);
    expect([await run.ended, run.output()]).toEqual([1, '']);
    expect(run.errors()).toMatch(new RegExp(`^m2c: Port ${port} is taken: .*--port.*\\n$`));
    other.close();
    const narrow = m2c(['start', '--workers', '2', '--port', '0'], { M2C_MAX_CONCURRENCY: '1' });
    expect([await narrow.ended, narrow.errors()]).toEqual([
      1,
      expect.stringMatching(/^m2c: M2C_MAX_CONCURRENCY .*\n$/),
    ]);
    const alone = m2c(['worker']);
    expect([await alone.ended, alone.errors()]).toEqual([1, expect.stringMatching(/^m2c: m2c start --workers .*\n$/)]);
  });

  test('without a key the recordings answer, and a store that cannot be used keeps nobody from an answer', async () => {
    mkdirSync(join(dataDir, 'm2c.db'));
    const run = m2c(['start', '--port', '0'], { M2C_WORKERS: '2' });
    const url = await address(run);
    const body = JSON.stringify({ model: 'replay/deepseek-text', input: 'Hello' });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/v1/responses`, { method: 'POST', headers, body });
    expect(await answer.json()).toMatchObject({ status: 'completed' });
    await expect.poll(run.errors, TIMEOUT).toContain('m2c goes on without its store.');
  });
});

describe('a worker that dies', () => {
  test('takes its own answers with it, and another takes its place', async () => {
    const two = await startTwo();
    const open = turns(6, two.turn);
    await expect.poll(() => two.held.waiting.length, TIMEOUT).toBe(6);
    const before = two.pids().get(1) ?? 0;
    process.kill(before, 'SIGKILL');
    await expect.poll(() => two.pids().get(1) !== before, TIMEOUT).toBe(true);
    two.held.release(true);
    const ends = await open;
    const cut = ends.filter((end) => end === 'cut').length;
    expect(ends.filter((end) => end === 'completed').length).toBe(6 - cut);
    // Connections go to the workers in turn, those that only look whether m2c is there among them.
    expect([1, 2, 3, 4, 5]).toContain(cut);
    expect(logged(two.run)).toContainEqual(
      expect.objectContaining({ worker: 1, msg: expect.stringMatching(/^A worker has ended/) }),
    );
    expect(await turns(4, two.turn)).toEqual(Array(4).fill('completed'));
  });

  test('leaves its port to the next, even if all die at once', async () => {
    const two = await startTwo();
    two.held.release(true);
    const before = [...two.pids().values()];
    for (const pid of before) process.kill(pid, 'SIGKILL');
    const replaced = () => [...two.pids().values()].filter((pid) => !before.includes(pid)).length;
    await expect.poll(replaced, TIMEOUT).toBe(2);
    expect(await turns(4, two.turn)).toEqual(Array(4).fill('completed'));
  });

  test('again and again, soon after its start, ends m2c, which says why', async () => {
    const file = join(dataDir, 'own.json');
    writeFileSync(file, '{}');
    const two = await startTwo({}, ['--providers', file]);
    // What the others have read still holds, and a new one cannot begin with it.
    writeFileSync(file, 'nonsense');
    process.kill(two.pids().get(2) ?? 0, 'SIGKILL');
    expect(await two.run.ended).toBe(1);
    expect(two.run.errors()).toMatch(/\nm2c: Worker 2 has ended 6 times soon after its start.*\n$/);
    const waits = logged(two.run).flatMap(({ waitMs }) => waitMs ?? []);
    expect(waits).toEqual([0, 250, 500, 1000, 2000]);
  });
});
