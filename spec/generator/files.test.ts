import { describe, expect, test } from 'vitest';
import { fileModules } from './files.ts';
import type { JsonObject } from './json.ts';

const text = { type: 'string', minLength: 1, description: 'a text that is not empty' };
const page = {
  type: 'object',
  required: ['title', 'lines'],
  properties: {
    title: { type: 'string', pattern: '^[A-Z]', description: 'a text that begins with a capital' },
    lines: { type: 'array', items: { $ref: '#/components/schemas/Line' }, description: 'a list of texts' },
  },
  additionalProperties: false,
  description: 'a JSON object: one page',
};
const document = (schemas: JsonObject): JsonObject => ({ components: { schemas } });
const files = fileModules(document({ TitlePage: page, Line: text, Other: text }), ['title-page'], '// header');

test('a file becomes one JSON Schema with what it needs and nothing else', () => {
  const schema = JSON.parse(files.get('schemas/title-page.json') ?? '') as JsonObject;
  expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'TitlePage' });
  expect(schema.properties).toMatchObject({ lines: { items: { $ref: '#/$defs/Line' } } });
  expect(schema.$defs).toEqual({ Line: text });
});

describe('its validator tells every fault in the words of the spec', async () => {
  const code = files.get('validators-files.js') ?? '';
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    readonly complaintsOfTitlePage: (value: unknown) => string[];
  };
  test.each<[string, unknown, string[]]>([
    ['nothing', { title: 'A', lines: ['b'] }, []],
    ['a missing field', { title: 'A' }, ['"lines" is missing: it must be a list of texts.']],
    ['a field that is wrong', { title: 'a', lines: [] }, ['"title" must be a text that begins with a capital.']],
    ['a member that is wrong', { title: 'A', lines: ['b', ''] }, ['"lines[1]" must be a text that is not empty.']],
    [
      'a field too many',
      { title: 'A', lines: [], tail: 1 },
      ['"tail" is not known here: the fields are title, lines.'],
    ],
    ['another type', 7, ['it must be a JSON object: one page.']],
    [
      'two faults',
      { title: 'a' },
      ['"lines" is missing: it must be a list of texts.', '"title" must be a text that begins with a capital.'],
    ],
  ])('%s', (_, value, complaints) => {
    expect(module.complaintsOfTitlePage(value)).toEqual(complaints);
  });
});

test.each<[string, JsonObject, RegExp]>([
  ['without a model of its name', { Line: text }, /title-page\.tsp must define the model TitlePage/],
  [
    'with a field that has no words',
    { TitlePage: { ...page, properties: { title: { type: 'string' } } } },
    /the field title needs a doc comment/,
  ],
])('a file is refused %s', (_, schemas, complaint) => {
  expect(() => fileModules(document(schemas), ['title-page'], '')).toThrow(complaint);
});
