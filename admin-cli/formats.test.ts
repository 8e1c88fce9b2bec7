/** The forms of an answer on the command line: --json, --yaml, --query, --columns, and colours. */
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { admin, type Setting, URL_HERE } from './terminal.testing.ts';

const KEYS = {
  object: 'list',
  data: [
    { id: 'k1', label: 'team', source: 'stored', hint: 'abcd', state: 'ready', until: null, reason: null },
    { id: 'k2', label: '\u001b[31mred', source: 'setting', hint: 'efgh', state: 'refused', until: null, reason: 'No.' },
  ],
};
const server = setupServer(http.get(`${URL_HERE}/admin/v1/providers/acme/keys`, () => HttpResponse.json(KEYS)));
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterAll(() => server.close());

const keys = (words: readonly string[], setting: Setting = {}) => admin(['keys', 'list', 'acme', ...words], setting);

test('--json and --yaml are the whole answer', async () => {
  expect(JSON.parse((await keys(['--json'])).output)).toEqual(KEYS);
  expect(parse((await keys(['--yaml'])).output)).toEqual(KEYS);
});

test.each([
  ['data.id', 'k1\nk2\n'],
  ['$count(data)', '2\n'],
  ['data[state="refused"].reason', 'No.\n'],
  ['data.nothing', ''],
  ['data[0].{"a": id}', '{\n  "a": "k1"\n}\n'],
  ['data.label', 'team\n\\u{1b}[31mred\n'],
])('--query %s finds it', async (query, output) => {
  expect(await keys(['--query', query])).toMatchObject({ code: 0, output });
});

test('--query with --json is JSON', async () => {
  expect(JSON.parse((await keys(['--query', 'data.id', '--json'])).output)).toEqual(['k1', 'k2']);
});

test('a query that cannot be read ends with 2', async () => {
  const { code, errors } = await keys(['--query', 'data[']);
  expect(code).toBe(2);
  expect(errors).toMatch(/^m2c-admin: --query cannot be evaluated at character 5: /);
});

test('--columns chooses and orders them', async () => {
  expect((await keys(['--columns', 'state,id'])).output).toBe('STATE    ID\nready    k1\nrefused  k2\n');
});

test('colours are for terminals, and never come from the answer', async () => {
  const plain = (await keys([])).output;
  expect(plain).not.toContain('\u001b');
  const { output } = await keys([], { width: 100, colours: true });
  expect(output).toContain('\u001b[32mready');
  expect(output).toContain('\u001b[31mrefused');
  expect(output).not.toContain('\u001b[31mred ');
});

test('what has no room is told', async () => {
  const { errors } = await keys([], { width: 30 });
  expect(errors).toMatch(/^\(no room for .*: a wider terminal, --columns or --json shows them\)\n$/);
});
