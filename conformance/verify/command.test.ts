/** `m2c verify` as a user or a build runs it: a real process against a real port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { errorAnswer, type FakeUpstream, startFakeUpstream } from '../upstream/fake-upstream.ts';
import { type Misbehaviour, MODEL, MODEL_KEY, startModelUpstream } from './chat/model-upstream.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;
const upstreams: FakeUpstream[] = [];
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'm2c-verify-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const upstream of upstreams.splice(0)) await upstream.close();
  rmSync(folder, { recursive: true, force: true });
});

async function server(misbehaviour: Misbehaviour = {}): Promise<FakeUpstream> {
  const upstream = await startModelUpstream(misbehaviour);
  upstreams.push(upstream);
  return upstream;
}

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ code: number | null; output: string; errors: string }>;
}

function m2c(words: readonly string[], variables: Record<string, string> = {}): Run {
  const own = {
    HOME: folder,
    USERPROFILE: folder,
    M2C_DATA_DIR: join(folder, 'data'),
    PATH: '',
    SystemRoot: 'C:\\Windows',
  };
  const command = [join(ROOT, 'server/m2c.js'), 'verify', ...words];
  const child = spawn(process.execPath, command, { cwd: folder, env: { ...own, ...variables } });
  children.push(child);
  let output = '';
  let errors = '';
  child.stdout.on('data', (bytes) => {
    output += String(bytes);
  });
  child.stderr.on('data', (bytes) => {
    errors += String(bytes);
  });
  return { child, ended: once(child, 'close').then(([code]) => ({ code: code as number | null, output, errors })) };
}

const as = (upstream: FakeUpstream) => [upstream.url, '--model', MODEL, '--key-env', 'ACME_KEY'];
const key = { ACME_KEY: MODEL_KEY };
const files = ['--json', 'v.json', '--junit', 'v.xml', '--md', 'v.md', '--propose', 'acme.ts'];

/** Everything that a run left anywhere. */
function left({ output, errors }: { output: string; errors: string }): string {
  const written = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return [output, errors, ...written.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))].join(
    '\n',
  );
}

describe('a verdict', () => {
  test('of a good server: announced, within the announcement, plain in a log, in files, exit code 0', async () => {
    const upstream = await server();
    const run = await m2c([...as(upstream), ...files], key).ended;
    expect(run).toMatchObject({ code: 0, errors: expect.stringMatching(/^\[1\/\d+] Streaming\n\[2\//) });
    const announced = /probes +\d+, at most ([\d,]+) requests and ([\d,]+) output tokens/.exec(run.output) ?? [];
    expect(upstream.requests.length).toBeLessThanOrEqual(Number(announced[1]?.replaceAll(',', '')));
    expect(run.output).toContain(`${upstream.requests.length} requests were sent`);
    expect(run.output.indexOf('at most')).toBeLessThan(run.output.indexOf('✓'));
    expect(run.output).toMatch(/holds in all of \d+ traits\./);
    expect(run.output + run.errors).not.toContain('\u001b');
    expect(JSON.parse(readFileSync(join(folder, 'v.json'), 'utf8'))).toMatchObject({ outcome: 'holds', exitCode: 0 });
    expect(readFileSync(join(folder, 'v.xml'), 'utf8')).toContain(' failures="0" errors="0"');
    expect(readFileSync(join(folder, 'v.md'), 'utf8')).toMatch(/^# model-1 at .*: holds\n/);
    expect(readFileSync(join(folder, 'acme.ts'), 'utf8')).toContain('export const acme: Profile = {');
    expect(run.output).toMatch(/Written: v\.json\n.*\n.*\nWritten: acme\.ts\n\nNext steps\n/);
    expect(left(run)).not.toContain(MODEL_KEY);
  });

  test('of a provider: compared with its profile, exit code 1 when that breaks turns', async () => {
    const upstream = await server({
      refuse: (body) => (body.response_format === undefined ? null : errorAnswer(400, 'No response_format here.')),
    });
    const variables = { DEEPSEEK_BASE_URL: upstream.url, DEEPSEEK_API_KEY: MODEL_KEY };
    const run = await m2c(['deepseek', '--model', MODEL], variables).ended;
    expect(run.code).toBe(1);
    expect(run.output).toMatch(/profile +deepseek\n/);
    expect(run.output).toMatch(/✗ JSON without a schema +refused +profile: used\n/);
    expect(run.output).toContain('m2c asks for JSON by json_object: such a turn is refused.');
    expect(run.output).toContain('Correct the profile deepseek in server/providers: request.jsonOutput.');
  });

  test('by the probes that were chosen only', async () => {
    const upstream = await server();
    const run = await m2c([...as(upstream), '--only', 'stream,images'], key).ended;
    expect(run).toMatchObject({ code: 0, errors: '[1/2] Streaming\n[2/2] Images\n' });
  });

  test('with the key of .env, as m2c start reads it', async () => {
    const upstream = await server();
    const line = `GENERIC_API_KEY=${MODEL_KEY}\nGENERIC_BASE_URL=${upstream.url}\nGENERIC_DEFAULT_MODEL=${MODEL}\n`;
    writeFileSync(join(folder, '.env'), line);
    const run = await m2c(['generic', '--only', 'stream'], { M2C_DATA_DIR: folder }).ended;
    expect(run).toMatchObject({ code: 0, output: expect.stringMatching(/key +…ream of GENERIC_API_KEY\n/) });
  });
});

describe('a provider of providers.json', () => {
  const written = (entry: object) => {
    const file = join(folder, 'own.json');
    writeFileSync(file, JSON.stringify({ providers: [{ id: 'acme', defaultModel: MODEL, ...entry }] }));
    return ['acme', '--providers', file];
  };

  test('is judged as its entry says, and told what to correct there', async () => {
    const upstream = await server({
      refuse: (body) => (body.response_format === undefined ? null : errorAnswer(400, 'No response_format here.')),
    });
    writeFileSync(join(folder, 'acme.key'), MODEL_KEY);
    const headers = { 'X-Token': 'token-of-acme-0123' };
    const own = { baseUrl: upstream.url, key: { file: 'acme.key' }, headers, proxy: 'none', like: 'deepseek' };
    const run = await m2c([...written(own), '--only', 'stream,format', '--md', 'v.md']).ended;
    expect(run).toMatchObject({ code: 1, errors: expect.stringMatching(/Streaming/) });
    expect(run.output).toMatch(/key +…ream of its entry in providers\.json\n +profile +acme\n/);
    expect(run.output).toContain('m2c verify reaches acme directly and in its own time');
    expect(run.output).toContain('Correct the entry acme of providers.json by "overrides": jsonOutput.');
    for (const { headers: heard } of upstream.requests) expect(heard['x-token']).toBe('token-of-acme-0123');
    expect(left(run).replaceAll(JSON.stringify(headers), '')).not.toContain('token-of-acme');
  });

  test('that m2c knows too has the address, the key and the parameters of its entry, unless another key is named', async () => {
    const upstream = await server();
    const file = join(folder, 'own.json');
    const entry = { id: 'deepseek', baseUrl: upstream.url, key: { env: 'RELAY' }, defaultModel: MODEL };
    writeFileSync(file, JSON.stringify({ providers: [entry] }));
    const variables = { ...key, RELAY: 'wrong-key-0123', DEEPSEEK_API_KEY: 'wrong-key-4567' };
    const words = ['deepseek', '--providers', file, '--only', 'stream'];
    expect((await m2c(words, variables).ended).output).toContain('the key is that of RELAY.');
    expect(await m2c([...words, '--key-env', 'ACME_KEY'], variables).ended).toMatchObject({ code: 0 });
  });

  test('without a key is sent none, and its name is not asked for in vain', async () => {
    const upstream = await startFakeUpstream(() => errorAnswer(401, 'Who?'));
    upstreams.push(upstream);
    const run = await m2c([...written({ baseUrl: upstream.url }), '--only', 'stream']).ended;
    expect(upstream.requests[0]?.headers.authorization).toBeUndefined();
    expect(run.output).toContain('none is sent');
    const other = await m2c(['acne', '--providers', join(folder, 'own.json')]).ended;
    expect(other).toMatchObject({
      code: 2,
      errors: expect.stringMatching(/"acne" is neither a provider \(acme, mimo/),
    });
  });
});

test('docs/verify.md shows what is printed', async () => {
  const page = readFileSync(join(ROOT, 'docs/verify.md'), 'utf8').replaceAll('\r\n', '\n');
  const [, words = '', shown] = /<!-- output: m2c verify (.*) -->\n```text\n([\s\S]*?)```/.exec(page) ?? [];
  const upstream = await server({
    refuse: ({ response_format }) =>
      response_format === undefined ? null : errorAnswer(400, 'This response_format type is unavailable now'),
  });
  const variables = { DEEPSEEK_BASE_URL: upstream.url, DEEPSEEK_API_KEY: MODEL_KEY };
  const { output } = await m2c(words.split(' '), variables).ended;
  const steady = (text = '') => text.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT');
  expect(steady(shown)).toBe(steady(output));
});

test('docs/verify.md tells every option', async () => {
  const page = readFileSync(join(ROOT, 'docs/verify.md'), 'utf8');
  const { code, output } = await m2c(['--help']).ended;
  expect(code).toBe(0);
  const offered = [...output.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, option]) => option);
  const told = [...page.matchAll(/^\| `(--[\w-]+)/gm)].map(([, option]) => option);
  expect([...told, '--help'].toSorted()).toEqual(offered.toSorted());
});

test('a key that the server repeats goes nowhere', async () => {
  const echo = `You sent Bearer ${MODEL_KEY} (${encodeURIComponent(MODEL_KEY)}).`;
  const upstream = await server({
    refuse: (body) => (JSON.stringify(body.messages).includes('image_url') ? errorAnswer(400, echo) : null),
    say: (said) => ({ ...said, text: said.text === '' ? '' : `${said.text} ${MODEL_KEY}`, finish: MODEL_KEY }),
  });
  const run = await m2c([...as(upstream), ...files], key).ended;
  expect(run.code).toBe(1);
  expect(left(run)).toContain('You sent');
  expect(left(run)).not.toContain(MODEL_KEY);
});

test('--dry-run sends nothing and lists what it would', async () => {
  const upstream = await server();
  const run = await m2c([...as(upstream), '--dry-run', ...files], key).ended;
  expect(run).toMatchObject({ code: 0, errors: '' });
  expect(run.output).toMatch(
    /PROBE +REQUESTS +TOKENS EACH +WHAT\nstream +\d+ +\d+ +Streaming\n[\s\S]*\nNothing was sent\.\n$/,
  );
  expect(upstream.requests).toHaveLength(0);
  expect(existsSync(join(folder, 'v.json'))).toBe(false);
});

test('--wire responses has probes of its own', async () => {
  const run = await m2c(['http://127.0.0.1:9/v1', '--model', 'm', '--wire', 'responses', '--dry-run']).ended;
  expect(run).toMatchObject({ code: 0, output: expect.stringMatching(/wire +Responses\n/) });
  expect(run.output).not.toMatch(/^toolChoice /m);
});

describe('exit code 2 and a sentence, when nothing could be told', () => {
  test('a server that refuses the key', async () => {
    const upstream = await server();
    const run = await m2c([...as(upstream), ...files], { ACME_KEY: 'wrong-key-0123' }).ended;
    expect(run.code).toBe(2);
    expect(run.output).toMatch(/could not be judged: The key is refused: 401: The API key is not valid\.\n/);
    expect(run.output).toContain('the key is that of ACME_KEY.');
    expect(run.output).toContain('No profile is proposed');
    expect(readFileSync(join(folder, 'v.xml'), 'utf8')).toMatch(/ failures="0" errors="\d\d"/);
    expect(left(run)).not.toContain('wrong-key-0123');
  });

  test('a server that is not there', async () => {
    const run = await m2c([`http://127.0.0.1:${await closedPort()}/v1`, '--model', 'm']).ended;
    expect(run).toMatchObject({ code: 2, output: expect.stringMatching(/could not be judged: .* cannot be reached/) });
    expect(run.output).toContain('if it needs one, add --key-env NAME.');
  });

  test.each<[string, string[], RegExp]>([
    ['no server', [], /missing required argument 'server'\n\(m2c verify --help/],
    ['an unknown option', ['deepseek', '--no'], /unknown option '--no'/],
    ['an unknown wire', ['deepseek', '--wire', 'smtp'], /Allowed choices are chat, responses/],
    ['an unknown server', ['opnai'], /"opnai" is neither a provider/],
    ['an unknown probe', ['deepseek', '--only', 'stream,nope'], /--only knows no probe "nope": choose of stream, /],
    ['no probe at all', ['deepseek', '--only', ''], /--only knows no probe ""/],
    ['a key that is not set', ['deepseek', '--key-env', 'NO_KEY'], /NO_KEY is not set/],
    ['a folder that is not there', ['deepseek', '--md', join('no', 'v.md')], /--md cannot write .* make it first\.$/],
    ['a profile of the other wire', ['deepseek', '--wire', 'responses', '--propose'], /leave out --wire responses/],
    ['a profile that is there', ['deepseek', '--propose'], /--propose does not overwrite .*deepseek\.ts: add --force/],
  ])('%s', async (_what, words, sentence) => {
    const run = await m2c(words).ended;
    expect(run).toMatchObject({ code: 2, output: '' });
    expect(run.errors.trim()).toMatch(sentence);
    expect(run.errors.trim().split('\n').length).toBeLessThan(3);
  });
});

async function closedPort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  listener.close();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

test('Ctrl-C ends it with what was found, said to be a part', async () => {
  const upstream = await startFakeUpstream((_request, index) => {
    const answer = {
      pieces: ['data: {"choices":[{"index":0,"delta":{"content":"ready"},"finish_reason":"stop"}]}\n\n'],
    };
    return index < 2 ? answer : { pieces: [...answer.pieces, 'hang'] };
  });
  upstreams.push(upstream);
  const run = m2c([...as(upstream), '--json', 'v.json', '--propose', 'acme.ts'], key);
  await upstream.request(2);
  run.child.kill('SIGINT');
  const { code, output } = await run.ended;
  // Windows knows no signals: there the process is simply gone.
  if (process.platform === 'win32') return;
  expect(code).toBe(130);
  expect(output).toMatch(/Streaming\n {2}[✓✗·]/);
  expect(output).toMatch(/Stopped: this is a part of the verdict, without \d+ probes\./);
  expect(JSON.parse(readFileSync(join(folder, 'v.json'), 'utf8'))).toMatchObject({
    outcome: 'interrupted',
    exitCode: 130,
  });
  expect(existsSync(join(folder, 'acme.ts'))).toBe(false);
  expect((await (await upstream.request(2)).closed).complete).toBe(false);
});
