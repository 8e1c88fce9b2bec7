/** Custom tools, apply_patch before all: other proxies lost the grammar, the raw text, or the kind of the call. */
import { describe, expect, test } from 'vitest';
import { PROVIDERS } from '../arbitraries/request.ts';
import { callAnswer } from '../upstream/chat-answers.ts';
import { answered, ask, callingMessages, echoed, sent, user } from './drive.ts';

const PATCH = '*** Begin Patch\n*** Update File: a.ts\n@@\n-const a = "\\n";\n+const a = `{"x": 1}`;\n*** End Patch\n';
const GRAMMAR = 'start: begin_patch hunk+ end_patch\nbegin_patch: "*** Begin Patch" LF';
const format = { type: 'grammar', syntax: 'lark', definition: GRAMMAR };
const applyPatch = { type: 'custom', name: 'apply_patch', description: 'Edits files. FREEFORM.', format };
const request = (provider: string) => sent(ask('Go.', { tools: [applyPatch] }), provider);

describe.each(PROVIDERS)('apply_patch at %s', (provider) => {
  const heard = (args: string) =>
    answered(callAnswer([{ id: 'call_1', name: 'apply_patch', args }]), provider, ask('Go.', { tools: [applyPatch] }));

  test('mimo2codex 0.5.28, codex#16397 (pain 6): the model gets to read the grammar', () => {
    const [tool] = request(provider).chat.tools ?? [];
    expect(tool?.type === 'function' ? tool.function.description : '').toContain(GRAMMAR);
    expect(tool?.type === 'function' ? tool.function.description : '').toContain('Edits files.');
  });

  test('CLIProxyAPI#5753, 9router#1371 (pain 6): the call comes back as a custom call with the raw text', () => {
    const { calls, events } = heard(JSON.stringify({ input: PATCH }));
    expect(calls).toMatchObject([{ kind: 'custom', name: 'apply_patch', input: PATCH }]);
    const said = events.flatMap((event) =>
      event.type === 'response.custom_tool_call_input.delta' ? [event.delta] : [],
    );
    expect(said.join('')).toBe(PATCH);
  });

  test.each([
    ['not wrapped at all', PATCH],
    ['wrapped under another name', JSON.stringify({ patch: PATCH })],
    ['a JSON string', JSON.stringify(PATCH)],
  ])('opencodex#1700, cc-switch#3549 (pain 6): a text %s is taken as it is meant', (_how, args) => {
    expect(heard(args).calls).toMatchObject([{ kind: 'custom', input: PATCH }]);
  });

  test('unsloth#9121 (pain 6): the model reads its call again the way it wrote it', () => {
    const args = JSON.stringify({ input: PATCH });
    const { output: items } = heard(args);
    const done = { type: 'custom_tool_call_output', call_id: 'call_1', output: 'Success.' };
    const { chat } = sent(ask([user('Go.'), ...echoed(items), done], { tools: [applyPatch] }), provider);
    expect(callingMessages(chat.messages)[0]?.tool_calls?.[0]?.function.arguments).toBe(args);
    expect(chat.messages.at(-1)).toMatchObject({ role: 'tool', content: 'Success.' });
  });
});

describe('schemas that providers refuse', () => {
  const schemas: readonly [string, unknown][] = [
    ['is null', null],
    ['is empty', {}],
    ['has the type null', { type: null, properties: null, required: null }],
    ['has a property of type null', { type: 'object', properties: { a: { type: null, enum: null } } }],
    [
      'is a union at the top',
      {
        oneOf: [
          { type: 'object', properties: { a: {} } },
          { type: 'object', properties: { b: {} } },
        ],
      },
    ],
    ['has no type', { properties: { a: { type: 'string' } } }],
    [
      'refers to itself',
      { $defs: { n: { type: 'object', properties: { n: { $ref: '#/$defs/n' } } } }, $ref: '#/$defs/n' },
    ],
  ];

  describe.each(schemas)('a schema that %s', (_how, parameters) => {
    test.each(PROVIDERS)('codex#36441, cc-switch#4901, #5048 (pain 14): reaches %s as an object', (provider) => {
      const tool = { type: 'function', name: 'look', parameters };
      const [first] = sent(ask('Go.', { tools: [tool] }), provider).chat.tools ?? [];
      const written = first?.type === 'function' ? first.function.parameters : undefined;
      expect(written).toMatchObject({ type: 'object' });
      expect(JSON.stringify(written)).not.toMatch(/:null/);
    });
  });

  test('codex#36441 (pain 14): what a change of a schema left out is a note', () => {
    const parameters = { type: 'object', properties: { a: { type: null, description: 'swift' } } };
    const { text, notes } = sent(ask('Go.', { tools: [{ type: 'function', name: 'look', parameters }] }), 'mimo');
    expect(text).toContain('swift');
    expect(notes).not.toEqual([]);
  });

  test.each(PROVIDERS)('codex#36441 (pain 14): a schema that %s takes is sent as it is', (provider) => {
    const parameters = {
      type: 'object',
      properties: { type: { type: 'string', enum: ['null', 'const'] }, $ref: { type: 'string', default: null } },
      required: ['type'],
    };
    const { chat, notes } = sent(ask('Go.', { tools: [{ type: 'function', name: 'look', parameters }] }), provider);
    expect(chat.tools?.[0]).toMatchObject({ function: { parameters } });
    expect(notes).toEqual([]);
  });
});
