import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../generated/operations.ts';
import { admin, URL_HERE } from './terminal.testing.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const HEALTH = { status: 'ok', version: '1.2.3', node: '24.0.0', uptime_seconds: 5, open_turns: 0, problems: [] };
const MODELS = {
  object: 'list',
  data: [
    { model: 'big', provider: 'one', upstream_model: 'b', context_window: 128000, images: true, key_present: true },
    {
      model: 'a-longer-name',
      provider: 'two',
      upstream_model: 'a',
      context_window: 8,
      images: false,
      key_present: null,
    },
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
    server.use(http.get(`${URL_HERE}/admin/v1/health`, () => HttpResponse.json(HEALTH)));
    expect(await admin(['health', 'get'])).toEqual({
      code: 0,
      errors: '',
      questions: [],
      output:
        'status          ok\nversion         1.2.3\nnode            24.0.0\nuptime_seconds  5\nopen_turns      0\nproblems        -\n',
    });
  });

  test('prints a list as a table of the columns that the contract names, numbers to the right', async () => {
    server.use(http.get(`${URL_HERE}/admin/v1/models`, () => HttpResponse.json(MODELS)));
    const { output } = await admin(['models']);
    expect(output.split('\n')).toEqual([
      'MODEL          PROVIDER  UPSTREAM_MODEL  CONTEXT_WINDOW  IMAGES  KEY_PRESENT',
      'big            one       b                       128000  yes     yes',
      'a-longer-name  two       a                            8  no      -',
      '',
    ]);
  });

  test.each([
    { words: ['models'] },
    { words: ['--json', 'models'] },
    { words: ['--columns', 'model', 'models'] },
    { words: ['models', '--url', URL_HERE] },
    { words: [`--url=${URL_HERE}`, 'models', '--columns=model'] },
  ])('does the verb of a group that names none: $words', async ({ words }) => {
    server.use(http.get(`${URL_HERE}/admin/v1/models`, () => HttpResponse.json(MODELS)));
    const { code, output } = await admin(words);
    expect([code, output.includes('big')]).toEqual([0, true]);
  });

  test('asks the server of the flag before the one of the variable', async () => {
    server.use(http.get('http://flag.test/base/admin/v1/health', () => HttpResponse.json({ from: 'flag' })));
    server.use(http.get('http://variable.test/admin/v1/health', () => HttpResponse.json({ from: 'variable' })));
    const environment = { M2C_ADMIN_URL: 'http://variable.test' };
    expect((await admin(['health'], { environment })).output).toContain('variable');
    expect((await admin(['health', '--url', 'http://flag.test/base/'], { environment })).output).toContain('flag');
  });

  const failure = (status: number, message: string, headers: Record<string, string> = {}) =>
    HttpResponse.json({ error: { type: 't', code: null, message, param: null } }, { status, headers });

  test.each<[string, () => Response, RegExp]>([
    ["a refusal in the server's own sentence", () => failure(403, 'Not today.'), /^m2c-admin: Not today\.\n$/],
    [
      'a sentence that would steer the terminal',
      () => failure(403, 'Not\u001b[2J.'),
      /^m2c-admin: Not\\u\{1b\}\[2J\.\n$/,
    ],
    [
      'a missing token',
      () => failure(401, 'No token.'),
      /No token\. m2c-admin had no token to send: set M2C_ADMIN_TOKEN/,
    ],
    ['too many failures', () => failure(429, 'Too many.', { 'retry-after': '7' }), /Too many\. Wait 7 s\./],
    ['an answer of some other program', () => new HttpResponse('<html>', { status: 200 }), /is it an m2c\?/],
    [
      'a failure of some other program',
      () => new HttpResponse('<html>', { status: 502 }),
      /answered 502 .* is it an m2c\?/,
    ],
    [
      'a redirect, which could take the token elsewhere (S17)',
      () => new HttpResponse(null, { status: 302, headers: { location: 'http://evil.test/' } }),
      /sends to http:\/\/evil\.test\/: name the address itself/,
    ],
    ['a connection that breaks', () => HttpResponse.error(), /http:\/\/127\.0\.0\.1:8788 cannot be reached/],
  ])('ends with 1 on %s', async (_what, answer, line) => {
    server.use(http.get(`${URL_HERE}/admin/v1/health`, answer));
    const { code, errors, output } = await admin(['health']);
    expect([code, output]).toEqual([1, '']);
    expect(errors).toMatch(line);
  });

  test('shows the id of the request with --verbose, status and headers with --include', async () => {
    const answer = () => failure(404, 'There is no turn "x".', { 'x-request-id': 'req_7', etag: '"a"' });
    server.use(http.get(`${URL_HERE}/admin/v1/turns/x`, answer));
    const { errors } = await admin(['turns', 'get', 'x', '--verbose', '--include']);
    expect(errors).toMatch(
      /^> GET http:\/\/127\.0\.0\.1:8788\/admin\/v1\/turns\/x\n< 404 after \d+ ms, request req_7\nHTTP 404\n/,
    );
    expect(errors).toContain('etag: "a"\n');
    expect(errors).toContain('There is no turn "x". (request req_7)\n');
  });

  test.each([
    { words: ['health', 'frobnicate'], hint: "unknown command 'frobnicate'" },
    { words: ['turns', 'lst'], hint: 'Did you mean list?' },
    { words: ['trns'], hint: 'Did you mean turns?' },
    { words: ['turns', '--stats', 'failed'], hint: 'Did you mean --status?' },
    { words: ['turns', '--status', 'fine'], hint: 'Allowed choices are completed' },
    { words: ['turns', '--limit', 'many'], hint: '--limit takes a whole number, not "many"' },
    { words: ['turns', 'get'], hint: "missing required argument 'turn'" },
    { words: ['turns', 'get', ''], hint: '<turn> must not be empty' },
    { words: ['override', 'set'], hint: '--model is needed, or in --data' },
    { words: ['health', '--timeout', '0'], hint: 'seconds' },
    { words: ['health', '--url', 'nowhere'], hint: 'must be an http(s) URL' },
    { words: ['health', '--json', '--yaml'], hint: 'exclude each other' },
    { words: ['turns', '--watch', '--provider', 'x'], hint: '--provider does not go with --watch' },
    { words: [], hint: 'Usage: m2c-admin' },
  ])('ends with 2 on a command line that makes no sense: $words', async ({ words, hint }) => {
    const { code, errors } = await admin(words);
    expect(code).toBe(2);
    expect(errors).toContain(hint);
  });
});
