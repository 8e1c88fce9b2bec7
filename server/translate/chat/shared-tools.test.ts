import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InputItem, Tool, ToolChoice } from '../../../generated/types/responses.ts';
import { PROFILES } from '../../providers/index.ts';
import type { Profile } from '../../providers/profile.ts';
import { readRequest } from '../responses/read-request.ts';
import { writeRequest } from './write-request.ts';

const schema = {
  type: 'object',
  properties: { path: { type: ['string', 'null'], pattern: '^/' }, deep: { $ref: '#/$defs/deep' } },
  required: ['path'],
  additionalProperties: false,
  $defs: { deep: { anyOf: [{ type: 'string' }, { type: 'integer' }] } },
};

const TOOLS: readonly Tool[] = [
  { type: 'function', name: 'read', description: 'Reads.', parameters: schema, strict: true },
  { type: 'function', name: 'read', description: 'A second one.', parameters: schema, strict: null },
  { type: 'custom', name: 'apply_patch', format: { type: 'grammar', syntax: 'lark', definition: 'start: "a"' } },
  {
    ...{ type: 'namespace', name: 'mcp__a_lab', description: 'A lab.' },
    tools: [{ type: 'function', name: 'échos', description: null, parameters: schema, strict: null }],
  },
  { type: 'web_search' },
] as const;

const called = (name: string, namespace?: string): readonly InputItem[] => [
  { type: 'function_call', call_id: `call_${name}`, name, arguments: '{}', ...(namespace ? { namespace } : {}) },
  { type: 'function_call_output', call_id: `call_${name}`, output: 'done' },
];
const HISTORIES: readonly (readonly InputItem[])[] = [
  [],
  called('read'),
  called('échos', 'mcp__a_lab'),
  // Its name on the wire is that of a tool that is offered.
  called('read', 'functions'),
  called('gone', 'an old lab'),
  [{ type: 'additional_tools', role: 'developer', tools: [{ ...TOOLS[0], name: 'later' } as Tool] }],
];
const CHOICES: readonly (ToolChoice | null)[] = [
  null,
  'none',
  'required',
  { type: 'function', name: 'read' },
  { type: 'allowed_tools', mode: 'auto', tools: [{ type: 'custom', name: 'apply_patch' }] },
];

interface Turn {
  readonly history: readonly InputItem[];
  readonly choice: ToolChoice | null;
  readonly profile: Profile;
  readonly ownSearch: boolean;
}

const turn: fc.Arbitrary<Turn> = fc.record({
  history: fc.constantFrom(...HISTORIES),
  choice: fc.constantFrom(...CHOICES),
  profile: fc.constantFrom(...PROFILES),
  ownSearch: fc.boolean(),
});

function write(tools: readonly Tool[], { history, choice, profile, ownSearch }: Turn) {
  const input: readonly InputItem[] = [{ role: 'user', content: 'Hi' }, ...history];
  const read = readRequest({ model: 'm', input, tools, tool_choice: choice });
  const { value, notes } = writeRequest(read.value, 'm', profile.request, { webSearch: true, ownSearch });
  const names = read.value.tools.map((tool) => value.names.identity(value.names.wireName(tool)));
  return { body: value.body, names, notes: [...read.notes, ...notes] };
}

test('a list of tools that has been written already, for whomever, is written as one that is new', () => {
  fc.assert(
    fc.property(fc.array(turn, { minLength: 1, maxLength: 8 }), (turns) => {
      for (const one of turns) expect(write(TOOLS, one)).toEqual(write(structuredClone(TOOLS), one));
    }),
  );
});

test('turns with the same tools hold one list of them', () => {
  const [profile] = PROFILES;
  if (profile === undefined) throw new Error('There is no provider.');
  const plain = { choice: null, profile, ownSearch: false };
  const tools = TOOLS.slice(0, 4);
  const [one, other] = [write(tools, { ...plain, history: [] }), write(tools, { ...plain, history: called('read') })];
  expect(other.body.tools).toBe(one.body.tools);
});

test('a tool that only the history knows is named as if it were offered', () => {
  const [profile] = PROFILES;
  if (profile === undefined) throw new Error('There is no provider.');
  const { body } = write(TOOLS, { history: called('gone', 'old'), choice: null, profile, ownSearch: false });
  const names = body.messages.flatMap((message) =>
    'tool_calls' in message ? (message.tool_calls ?? []).map((call) => call.function.name) : [],
  );
  expect(names).toEqual(['old__gone']);
});
