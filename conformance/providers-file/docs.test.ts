/** docs/providers-file.md is a promise: its example opens, and what it shows of complaints is what m2c prints. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { complaintsOfProviders } from '../../generated/validators-files.js';
import { startWith } from './running.ts';

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../docs/providers-file.md'), 'utf8').replaceAll(
  '\r\n',
  '\n',
);

/** The fenced blocks of a language, in their order. */
const blocks = (language: string) =>
  [...DOCUMENT.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text = '']) => text);

const [least = '', whole = ''] = blocks('json');

test.each([
  ['the least', least],
  ['the whole', whole],
])('%s example has the shape of the schema', (_, text) => {
  expect(complaintsOfProviders(JSON.parse(text))).toEqual([]);
});

test('every field of the schema stands in the whole example or in the table', () => {
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../generated/schemas/providers.json'), 'utf8'),
  ) as {
    properties: object;
    $defs: Record<string, { properties?: object }>;
  };
  const { ProviderEntry, ModelEntry, KeySource, Timeouts, ProviderLimits, Price } = schema.$defs;
  const models = [schema, ProviderEntry, ModelEntry, KeySource, Timeouts, ProviderLimits, Price];
  const fields = models.flatMap((model) => Object.keys(model?.properties ?? {}));
  expect(fields.length).toBeGreaterThan(30);
  expect(fields.filter((field) => !whole.includes(`"${field}":`))).toEqual([]);
});

test('the whole example opens every provider', async () => {
  const command = JSON.stringify([process.execPath, '-p', '"key-three-0123"']);
  const text = whole.replace(/\["op", .*?\]/, command);
  expect(text).not.toBe(whole);
  const files = { 'acme.key': 'key-two-0123', 'acme-ca.pem': '' };
  const running = await startWith(text, { ACME_API_KEY: 'key-one-0123', DS_API_KEY: 'sk-deepseek-0123' }, files);
  try {
    const models = await running.models();
    expect(models).toEqual(
      expect.arrayContaining(['acme-large', 'acme-small', 'deepseek-v4-pro', 'deepseek-v4-flash', 'qwen3-coder']),
    );
    expect(models[0]).toBe('acme-large');
  } finally {
    await running.close();
  }
});

test('the complaints are those of such a file', async () => {
  const text = `{
  "providers": [
    { "id": "acme",
      "baseURL": "https://api.acme.example/v1",
      "models": "acme-large"
    }
  ],
  "fallback": []
}`;
  const refusal = await startWith(text).then(
    () => '',
    (error: Error) => error.message.replace(/^.*?(?=m2c: \/|m2c: [A-Z]:)/s, ''),
  );
  expect(refusal.trim().replaceAll(/(^m2c: |^)\S.*providers\.json:/gm, '$1~/.m2c/providers.json:')).toBe(
    blocks('text')[0]?.trim(),
  );
});
