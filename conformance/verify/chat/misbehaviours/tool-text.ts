/** Misbehaviour towards the names, letters and schemas of tools. */
import { list, record } from '../../json.ts';
import { type Row, refuse, tooled } from './row.ts';

const functions = (tools: unknown) => list(tools).map((tool) => record(record(tool).function));
const longest = (letters: number) => (body: { tools?: unknown }) =>
  functions(body.tools).some(({ name }) => String(name).length > letters);

export const TOOL_TEXT: readonly Row[] = [
  {
    probe: 'names',
    name: 'takes names of 60 letters',
    misbehaviour: refuse(longest(60), 'Invalid function name.'),
    changes: { 'names.64': false, 'names.longer': [] },
    fallsShort: ['names.64'],
  },
  {
    probe: 'names',
    name: 'takes names of 64 letters',
    misbehaviour: refuse(longest(64), 'Invalid function name.'),
    changes: { 'names.longer': [] },
  },
  {
    probe: 'names',
    name: 'cuts long names',
    misbehaviour: {
      say: (said) => ({ ...said, calls: said.calls.map((call) => ({ ...call, name: call.name.slice(0, 40) })) }),
    },
    changes: { 'names.64': false },
    fallsShort: ['names.64'],
  },
  {
    probe: 'unicode',
    name: 'spoils letters beyond ASCII',
    misbehaviour: {
      say: (said) => ({
        ...said,
        text: spoilt(said.text),
        calls: said.calls.map((call) => ({ ...call, arguments: spoilt(call.arguments) })),
      }),
    },
    changes: { 'unicode.text': false, 'unicode.arguments': false },
    fallsShort: ['unicode.text', 'unicode.arguments'],
  },
];

const spoilt = (text: string) => text.replace(/[^ -~]/gu, '\uFFFD');

const refusesTools = (probe: string, name: string, text: string, ...ids: readonly string[]): Row => ({
  probe,
  name,
  misbehaviour: refuse((body) => tooled(body, text), `Invalid schema for function: ${text}`),
  changes: Object.fromEntries(ids.map((id) => [id, false])),
});

export const SCHEMA: readonly Row[] = [
  refusesTools('schema', 'refuses $ref', '"$ref"', 'schema.refs'),
  refusesTools('schema', 'refuses lists of types', '"type":["', 'schema.typeLists'),
  refusesTools('schema', 'refuses const', '"const":', 'schema.const'),
  refusesTools('schema', 'refuses anyOf', '"anyOf":', 'schema.topLevelUnions'),
  // strict: true is never sent without it.
  refusesTools(
    'schema',
    'refuses additionalProperties',
    '"additionalProperties":',
    'schema.additionalProperties',
    'strict.true',
  ),
  refusesTools('schema', 'refuses $schema', '"$schema":', 'schema.$schema'),
  refusesTools('schema', 'refuses $id', '"$id":', 'schema.$id'),
  {
    ...refusesTools('schema', 'refuses tools without parameters', '"properties":{}', 'schema.noProperties'),
    fallsShort: ['schema.noProperties'],
  },
  refusesTools('schema', 'refuses strict: true', '"strict":true', 'strict.true'),
  refusesTools('schema', 'refuses strict: null', '"strict":null', 'strict.null'),
];
