/** Every operation of the table, driven from the command line: what the server hears is what the contract asks for. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type BodyField, type Operation, operations, type Parameter } from '../generated/operations.ts';
import { argumentsOf, flagsOf, GENERAL_FLAGS, SPECIAL_FLAGS } from './flags.ts';
import { admin, URL_HERE } from './terminal.testing.ts';

interface Heard {
  readonly method: string;
  readonly path: string;
  readonly query: Record<string, string>;
  readonly header: Record<string, string | null>;
  readonly body: unknown;
}

const heard: Heard[] = [];
const server = setupServer(
  http.all(`${URL_HERE}/admin/v1/*`, async ({ request }) => {
    const { pathname, searchParams } = new URL(request.url);
    const text = await request.text();
    heard.push({
      method: request.method.toLowerCase(),
      path: decodeURIComponent(pathname),
      query: Object.fromEntries(searchParams),
      header: { 'if-match': request.headers.get('if-match'), type: request.headers.get('content-type') },
      body: text === '' ? null : JSON.parse(text),
    });
    return new HttpResponse(null, { status: 204 });
  }),
);
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => heard.splice(0));
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const folder = mkdtempSync(join(tmpdir(), 'm2c-admin-values-'));
const secretFile = join(folder, 'secret');
writeFileSync(secretFile, 'sk-of-the-file\n', { mode: 0o600 });

/** A word for a value, and the value that it must become. */
function sample(value: Parameter | BodyField): readonly [word: string, becomes: unknown] {
  if (value.choices !== undefined) return [value.choices.at(-1) ?? '', value.choices.at(-1)];
  if (value.type === 'integer') return ['42', 42];
  if (value.type === 'number') return ['0.5', 0.5];
  if (value.type === 'boolean') return ['true', true];
  if (value.type === 'strings') return ['one,two', ['one', 'two']];
  if (value.type === 'json') return ['{"a": [1]}', { a: [1] }];
  return [`a ${value.name}/é`, `a ${value.name}/é`];
}

function wordsFor(operation: Operation): string[] {
  const { cli, parameters, body } = operation;
  const values = [...parameters, ...(body ?? [])];
  const flags = flagsOf(operation).flatMap((flag) => {
    const value = (flag.in === 'body' ? body : parameters)?.find(({ name }) => name === flag.name) ?? values[0];
    if (value === undefined) return [];
    if (flag.secret) return [`--${flag.flag}`, secretFile];
    return flag.type === 'boolean' ? [`--${flag.flag}`] : [`--${flag.flag}`, sample(value)[0]];
  });
  const yes = cli.confirm === undefined ? [] : ['--yes'];
  return [cli.group, cli.verb, ...argumentsOf(operation).map((one) => sample(one)[0]), ...flags, ...yes];
}

const plain = operations.filter(({ answers }) => answers !== 'events');

test.each(plain)('$cli.group $cli.verb sends what its flags say', async (operation) => {
  const { method, path, parameters, body } = operation;
  const { code, errors } = await admin(wordsFor(operation));
  expect([code, errors]).toEqual([0, '']);
  const queries = parameters.filter((one) => one.in === 'query').map((one) => [one.name, String(sample(one)[1])]);
  const fields = body?.map((field) => [field.name, field.secret ? 'sk-of-the-file' : sample(field)[1]]);
  expect(heard).toEqual([
    {
      method,
      path: path.replace(/\{(\w+)\}/g, (_, name: string) => `a ${name}/é`),
      query: Object.fromEntries(queries),
      header: {
        'if-match': parameters.some(({ name }) => name === 'if-match') ? 'a if-match/é' : null,
        type: body === null ? null : 'application/json',
      },
      body: fields === undefined ? null : Object.fromEntries(fields),
    },
  ]);
});

test('no flag means two things', () => {
  const general = [...SPECIAL_FLAGS, ...GENERAL_FLAGS.map(([, flags]) => flags.replace(/^--([\w-]+).*/, '$1'))];
  for (const operation of operations) {
    const all = [...general, ...flagsOf(operation).map(({ flag }) => flag)];
    expect(all).toEqual([...new Set(all)]);
  }
});

describe('a body', () => {
  const send = async (words: readonly string[], setting = {}) => {
    const outcome = await admin(['settings', 'set', ...words], setting);
    return { ...outcome, body: heard[0]?.body };
  };

  test('takes null, switches off, and lists in pieces', async () => {
    const { body } = await send(['--small-model', 'null', '--no-web-search', '--fallbacks', 'a,b', '--fallbacks', 'c']);
    expect(body).toEqual({ small_model: null, web_search: false, fallbacks: ['a', 'b', 'c'] });
  });

  test('takes an empty list', async () => {
    expect((await send(['--fallbacks', ''])).body).toEqual({ fallbacks: [] });
  });

  test.each([
    ['JSON', '{"log_bodies":"off","web_search":true}'],
    ['YAML', 'log_bodies: off\nweb_search: true\n'],
  ])('is read from %s: here, in a file, or from the standard input, and flags lie over it', async (_name, data) => {
    const file = join(folder, 'data');
    writeFileSync(file, data);
    for (const said of [data, `@${file}`, '-']) {
      heard.splice(0);
      const { body, errors } = await send(['--data', said, '--no-web-search'], { input: data });
      expect([body, errors]).toEqual([{ log_bodies: 'off', web_search: false }, '']);
    }
  });

  test.each([
    ['[1]', /--data must be an object/],
    ['{"a": ', /--data is neither JSON nor YAML/],
    ['@/no/such/file', /\/no\/such\/file cannot be read: there is no such file/],
  ])('is refused before anything is sent: %s', async (data, sentence) => {
    const { code, errors } = await send(['--data', data]);
    expect([code, heard]).toEqual([2, []]);
    expect(errors).toMatch(sentence);
  });

  test('is refused beyond a megabyte', async () => {
    const { code, errors } = await send(['--data', '-'], { input: 'x'.repeat(1024 * 1024 + 1) });
    expect([code, errors]).toEqual([2, 'm2c-admin: --data from the standard input is larger than 1048576 bytes.\n']);
  });
});

describe('a secret', () => {
  const words = ['keys', 'add', 'deepseek'];
  const key = () => (heard[0]?.body as { key?: string } | undefined)?.key;

  test('has no flag that takes it', async () => {
    const { code, errors } = await admin([...words, '--key', 'sk-1']);
    expect([code, heard]).toEqual([2, []]);
    expect(errors).toBe("m2c-admin: unknown option '--key'\n");
  });

  test('is asked for where somebody is there', async () => {
    const { code, questions, output, errors } = await admin(words, { answers: ['sk-asked'] });
    expect([code, key(), questions]).toEqual([0, 'sk-asked', ['key (not shown): ']]);
    expect(output + errors).not.toContain('sk-asked');
  });

  test('is read from the standard input', async () => {
    await admin([...words, '--key-file', '-'], { input: 'sk-piped\n' });
    expect(key()).toBe('sk-piped');
  });

  test('is needed: nothing is sent without it', async () => {
    const { code, errors } = await admin(words);
    expect([code, heard]).toEqual([2, []]);
    expect(errors).toContain('--key-file is needed');
  });

  test('stands in no dry run', async () => {
    const outcome = await admin([...words, '--data', '{"key":"sk-data"}', '--dry-run'], {
      environment: { M2C_ADMIN_TOKEN: 'tok-secret' },
    });
    expect(heard).toEqual([]);
    expect(outcome.output).toBe(
      'POST http://127.0.0.1:8788/admin/v1/providers/deepseek/keys\n' +
        'authorization: Bearer [hidden] (of M2C_ADMIN_TOKEN)\ncontent-type: application/json\n\n{\n  "key": "[hidden]"\n}\n',
    );
  });
});

describe('what cannot be undone', () => {
  const words = ['providers', 'delete', 'acme'];

  test.each([
    ['y', 0, 1],
    ['Yes', 0, 1],
    ['n', 1, 0],
    ['', 1, 0],
  ])('is asked about: answer "%s"', async (answer, code, requests) => {
    const outcome = await admin(words, { answers: [answer] });
    expect([outcome.code, heard.length]).toEqual([code, requests]);
    expect(outcome.questions).toEqual([
      'Delete the provider and its stored keys? (acme, at http://127.0.0.1:8788) [y/N] ',
    ]);
  });

  test('is refused where nobody can answer, but for --yes', async () => {
    const { code, errors } = await admin(words);
    expect([code, heard]).toEqual([2, []]);
    expect(errors).toContain('give --yes');
    expect((await admin([...words, '--yes'])).code).toBe(0);
    expect(heard).toHaveLength(1);
  });
});
