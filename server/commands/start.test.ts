/** The program as a user runs it. */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { address, dataDir, M2C, m2c } from './running.testing.ts';

const RECORDINGS = fileURLToPath(new URL('../../recordings', import.meta.url));

describe('m2c start', () => {
  test('without a key answers from recordings, says so, and ends cleanly when told to', async () => {
    const run = m2c(['start', '--port', '0']);
    const url = await address(run);
    expect(run.output()).toMatch(/Replay +No provider has a key/);
    const { data } = (await (await fetch(`${url}/v1/models`)).json()) as { data: { id: string }[] };
    const model = data[0]?.id ?? '';
    expect(model).toMatch(/^replay\//);
    const answer = await fetch(`${url}/v1/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model, input: 'Hello', stream: true }),
    });
    expect(await answer.text()).toMatch(/event: response\.completed\n.*\n\ndata: \[DONE\]\n\n$/);
    run.child.kill('SIGTERM');
    // Windows knows no signals: there the process is simply gone.
    expect(await run.ended).toBe(process.platform === 'win32' ? null : 0);
    expect(run.errors()).toBe('');
  });

  test('with a key in .env names its provider and hides the key', async () => {
    writeFileSync(
      join(dataDir, '.env'),
      'GENERIC_API_KEY=hidden-0123456789\nGENERIC_BASE_URL=http://127.0.0.1:9/v1\nGENERIC_DEFAULT_MODEL=mine\n',
    );
    const run = m2c(['--port', '0']);
    const url = await address(run);
    expect(run.output()).toMatch(/generic +127\.0\.0\.1:9, 1 model, key …6789/);
    const answer = await fetch(`${url}/v1/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'mine', input: 'Hello' }),
    });
    expect(answer.status).toBe(502);
    expect(run.output() + run.errors() + (await answer.text())).not.toContain('hidden-0123456789');
  });

  test.each<[string, string[], Record<string, string>, RegExp]>([
    ['a port that is no number', ['--port', 'x'], {}, /^m2c: --port must be a whole number/],
    ['a port that is no number, in replay', ['replay', RECORDINGS, '--port', 'x'], {}, /^m2c: --port must be a whole/],
    ['a variable that is no number', [], { M2C_PORT: '70000' }, /^m2c: M2C_PORT must be a whole number/],
    ['a data directory that is a file', ['--data-dir', M2C], {}, /^m2c: The data directory .* is not a directory/],
    [
      'a host that is no name of this machine',
      ['--host', 'nope.invalid'],
      {},
      /^m2c: nope\.invalid is no address of this machine: use --host 127\.0\.0\.1\.\n$/,
    ],
    ['an address others can reach', ['--host', '0.0.0.0'], {}, /^m2c: --host 0\.0\.0\.0 would let everyone/],
    [
      'a base URL that is none',
      [],
      { GENERIC_BASE_URL: 'nonsense', GENERIC_API_KEY: 'a' },
      /^m2c: GENERIC_BASE_URL must be/,
    ],
    [
      'a default provider without key',
      [],
      {
        M2C_DEFAULT_PROVIDER: 'none',
        GENERIC_BASE_URL: 'http://a/v1',
        GENERIC_API_KEY: 'a',
        GENERIC_DEFAULT_MODEL: 'm',
      },
      /^m2c: M2C_DEFAULT_PROVIDER/,
    ],
    ['a command nobody knows', ['begin'], {}, /^error: .*\n\(m2c --help/],
  ])('refuses %s in one clear line', async (_what, words, variables, line) => {
    const run = m2c(words, variables);
    expect(await run.ended).toBe(1);
    expect(run.errors()).toMatch(line);
    expect(run.errors().trim().split('\n').length).toBeLessThan(3);
    expect(run.output()).toBe('');
  });

  test.each([[['start']], [['replay', RECORDINGS]]])('%j refuses a taken port in one clear line', async (words) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const run = m2c([...words, '--port', String(port)]);
    expect(await run.ended).toBe(1);
    expect(run.errors()).toMatch(new RegExp(`^m2c: Port ${port} is taken: .*--port.*\\n$`));
    other.close();
  });

  test('S1: listens for others only where client keys are asked for, and then warns', async () => {
    const named = { M2C_ALLOWED_HOSTS: 'box.example' };
    const refused = m2c(['--host', '0.0.0.0', '--port', '0'], named);
    expect(await refused.ended).toBe(1);
    expect(refused.errors()).toMatch(/^m2c: --host 0\.0\.0\.0 would let everyone .*M2C_CLIENT_KEYS=required\.\n$/);
    const run = m2c(['--host', '0.0.0.0', '--port', '0'], { ...named, M2C_CLIENT_KEYS: 'required' });
    await address(run);
    expect(run.output()).toMatch(/Warning +Everyone on the network reaches 0\.0\.0\.0: \/v1 asks for a client key/);
  });

  test('with a Node that is too old says what to do', async () => {
    const pretend = "Object.defineProperty(process.versions, 'node', { value: '20.20.2' })";
    const run = m2c(['start'], {}, ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`]);
    expect(await run.ended).toBe(1);
    expect(run.errors()).toMatch(/^m2c: Node 20\.20\.2 cannot run m2c, .*`make start`.*\n$/);
  });

  test('explains itself', async () => {
    const [help, version] = [m2c(['start', '--help']), m2c(['--version'])];
    expect([await help.ended, await version.ended]).toEqual([0, 0]);
    expect(help.output()).toMatch(/--port <number>.*--no-reasoning.*GENERIC_API_KEY/s);
    expect(version.output()).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
