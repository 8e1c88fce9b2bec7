/** The program as a user runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCollector } from '../telemetry/collector.testing.ts';

const M2C = fileURLToPath(new URL('../m2c.js', import.meta.url));
const RECORDINGS = fileURLToPath(new URL('../../recordings', import.meta.url));

let dataDir: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'm2c-start-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  readonly ended: Promise<number | null>;
}

function m2c(words: readonly string[], variables: Record<string, string> = {}, nodeFlags: readonly string[] = []): Run {
  const child = spawn(process.execPath, [...nodeFlags, M2C, ...words], {
    // Keys of whoever runs the tests must not choose the providers.
    env: {
      HOME: dataDir,
      USERPROFILE: dataDir,
      PATH: '',
      SystemRoot: 'C:\\Windows',
      M2C_DATA_DIR: dataDir,
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  let errors = '';
  child.stdout?.on('data', (text) => {
    output += text;
  });
  child.stderr?.on('data', (text) => {
    errors += text;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, output: () => output, errors: () => errors, ended };
}

/** The address from the banner, once the whole banner is there. */
async function address(run: Run): Promise<string> {
  for (;;) {
    if (run.output().includes('Ctrl-C ends it.')) return /listens on (http:\S+)/.exec(run.output())?.[1] ?? '';
    const over = await Promise.race([
      run.ended,
      once(run.child.stdout as NodeJS.ReadableStream, 'data').then(() => undefined),
    ]);
    if (over !== undefined) throw new Error(`m2c ended with ${over}: ${run.errors()}`);
  }
}

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

describe('what m2c tells of itself', () => {
  test('S26 (logs, metrics, traces): no key of anybody is in any of them, whatever a provider says', async () => {
    const collector = await openCollector();
    const refusal = 'Incorrect key CANARY.of.provider (Authorization: Bearer CANARY.of.provider) for "CANARY prompt"';
    const server = createServer((_request, response) =>
      response.writeHead(401).end(JSON.stringify({ error: { message: refusal } })),
    );
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const run = m2c(['--port', '0'], {
      GENERIC_API_KEY: 'CANARY.of.provider',
      GENERIC_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
      GENERIC_DEFAULT_MODEL: 'mine',
      M2C_LOG_LEVEL: 'info',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-token=CANARY.of.collector',
    });
    const url = await address(run);
    const answer = await fetch(`${url}/v1/responses`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer CANARY.of.client',
        cookie: 'session=CANARY.of.client',
        'x-request-id': 'mine-1',
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      },
      body: JSON.stringify({ model: 'mine', input: 'CANARY prompt' }),
    });
    expect(answer.status).toBe(401);
    await answer.text();
    const metrics = await (await fetch(`${url}/metrics`)).text();
    run.child.kill('SIGTERM');
    await run.ended;
    const lines = run
      .errors()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.find(({ msg }) => msg.startsWith('Turn failed at generic/mine after'))).toMatchObject({
      id: 'mine-1',
      attempts: 1,
    });
    expect(metrics).toContain(
      'm2c_turns_total{provider="generic",model="mine",status="failed",code="invalid_api_key"} 1',
    );
    expect(metrics).toContain('m2c_keys{provider="generic",state="resting"} 1');
    if (process.platform !== 'win32') {
      expect(collector.spans().map(({ traceId }) => traceId)).toEqual(
        Array(2).fill('0af7651916cd43dd8448eb211c80319c'),
      );
    }
    expect(run.output() + metrics + collector.bodies.join('')).not.toContain('CANARY');
    // The sentence of a provider that refuses is the user's to read, in the log as in the client; keys are no part of it.
    expect(run.errors().replaceAll('CANARY prompt', '')).not.toContain('CANARY');
    await collector.close();
    server.close();
  });

  test('waits for no library of metrics or traces that nobody asked for', async () => {
    const watch = `import { registerHooks } from 'node:module';
      registerHooks({ resolve(name, context, next) {
        if (/^(prom-client|@opentelemetry\\/)/.test(name)) process.stderr.write(name + ';');
        return next(name, context);
      } });`;
    const watching = ['--import', `data:text/javascript,${encodeURIComponent(watch)}`];
    const run = m2c(['--port', '0'], {}, watching);
    const url = await address(run);
    await (await fetch(`${url}/v1/models`)).text();
    expect(run.errors()).toBe('');
    await (await fetch(`${url}/metrics`)).text();
    expect(run.errors()).toMatch(/^prom-client;/);
    const tracing = m2c(['--port', '0'], { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }, watching);
    await address(tracing);
    expect(tracing.errors()).toContain('@opentelemetry/sdk-trace;');
    expect(tracing.errors()).not.toContain('prom-client;');
  });

  test('S52: a failure nobody caught is told, and answers go on', async () => {
    // Thrown once there is somebody to catch it.
    const surprise = `const watch = setInterval(() => {
      if (process.listenerCount('uncaughtException') === 0) return;
      clearInterval(watch);
      throw new Error('surprise sk-CANARY0123456789');
    }, 50);`;
    const run = m2c(['--port', '0'], {}, ['--import', `data:text/javascript,${encodeURIComponent(surprise)}`]);
    const url = await address(run);
    while (!run.errors().includes('\n')) await once(run.child.stderr as NodeJS.ReadableStream, 'data');
    expect(JSON.parse(run.errors())).toMatchObject({
      level: 50,
      msg: 'A failure nobody caught; m2c goes on.',
      err: { message: 'surprise sk-[redacted]' },
    });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});
