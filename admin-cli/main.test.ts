import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../generated/operations.ts';
import { run } from './main.ts';

const URL = 'http://127.0.0.1:8788';
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

async function admin(words: readonly string[], environment: Record<string, string> = {}) {
  let output = '';
  let errors = '';
  const code = await run(words, {
    environment,
    print: (text) => {
      output += text;
    },
    complain: (text) => {
      errors += text;
    },
  });
  return { code, output, errors };
}

const HEALTH = { status: 'ok', version: '1.2.3', node: '24.0.0', uptime_seconds: 5, problems: [] };
const ROUTES = {
  object: 'list',
  data: [
    { model: 'big', provider: 'one', key_variable: null, key_present: true },
    { model: 'a-longer-name', provider: 'two', key_variable: 'KEY', key_present: false },
  ],
};

describe('m2c-admin', () => {
  test('has a command for every operation of the contract', async () => {
    for (const { cli, summary } of operations) {
      const { code, output } = await admin([cli.group, cli.verb, '--help']);
      expect(code).toBe(0);
      expect(output.replace(/\s+/g, ' ')).toContain(summary);
    }
  });

  test('prints an object as lines', async () => {
    server.use(http.get(`${URL}/admin/v1/health`, () => HttpResponse.json(HEALTH)));
    expect(await admin(['health', 'get'])).toEqual({
      code: 0,
      errors: '',
      output:
        'status          ok\nversion         1.2.3\nnode            24.0.0\nuptime_seconds  5\nproblems        -\n',
    });
  });

  test('prints a list as a table', async () => {
    server.use(http.get(`${URL}/admin/v1/models`, () => HttpResponse.json(ROUTES)));
    const { output } = await admin(['models', 'list']);
    expect(output.split('\n')).toEqual([
      'MODEL          PROVIDER  KEY_VARIABLE  KEY_PRESENT',
      'big            one       -             yes',
      'a-longer-name  two       KEY           no',
      '',
    ]);
  });

  test('prints JSON when asked, before or after the command', async () => {
    server.use(http.get(`${URL}/admin/v1/models`, () => HttpResponse.json(ROUTES)));
    for (const words of [
      ['--json', 'models', 'list'],
      ['models', 'list', '--json'],
    ]) {
      expect(JSON.parse((await admin(words)).output)).toEqual(ROUTES);
    }
  });

  test('asks the server of the flag before the one of the variable', async () => {
    server.use(http.get('http://flag.test/base/admin/v1/health', () => HttpResponse.json({ from: 'flag' })));
    server.use(http.get('http://variable.test/admin/v1/health', () => HttpResponse.json({ from: 'variable' })));
    const environment = { M2C_ADMIN_URL: 'http://variable.test' };
    expect((await admin(['health', 'get'], environment)).output).toContain('variable');
    expect((await admin(['health', 'get', '--url', 'http://flag.test/base/'], environment)).output).toContain('flag');
  });

  test('does not let an answer steer the terminal', async () => {
    const nasty = { model: '\u001b[2J\u202egone', problem: 'two\nlines' };
    server.use(http.get(`${URL}/admin/v1/models`, () => HttpResponse.json({ data: [nasty] })));
    const { output } = await admin(['models', 'list']);
    expect(output).toContain('\\u{1b}[2J\\u{202e}gone');
    expect(output.split('\n')).toHaveLength(3);
  });

  test.each<[string, () => Response, RegExp]>([
    [
      "a refusal in the server's own sentence",
      () => HttpResponse.json({ error: { message: 'Not today.' } }, { status: 403 }),
      /^m2c-admin: Not today\.\n$/,
    ],
    ['an answer of some other program', () => new HttpResponse('<html>', { status: 200 }), /is it an m2c\?/],
    [
      'a redirect',
      () => new HttpResponse(null, { status: 302, headers: { location: 'http://evil.test/' } }),
      /No m2c answers/,
    ],
    [
      'a server that is away',
      () => HttpResponse.error(),
      /No m2c answers at http:\/\/127\.0\.0\.1:8788: start one with `m2c start`/,
    ],
  ])('ends with 1 on %s', async (_what, answer, line) => {
    server.use(http.get(`${URL}/admin/v1/health`, answer));
    const { code, errors, output } = await admin(['health', 'get']);
    expect([code, output]).toEqual([1, '']);
    expect(errors).toMatch(line);
  });

  test.each([[['health', 'frobnicate']], [['nothing']], [['health', 'get', '--frob']], [[]]])(
    'ends with 2 on a command line that makes no sense: %j',
    async (words) => {
      const { code, errors } = await admin(words);
      expect(code).toBe(2);
      expect(errors).not.toBe('');
    },
  );
});
