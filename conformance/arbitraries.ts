/** Whole requests as Codex and others may send them: any items in any order, any tools, text of every kind. */
import fc from 'fast-check';
import { argumentsText, someText, text } from './text-arbitraries.ts';

export type Json = { [key: string]: unknown };

/** A tool as declared, with what makes it known again: the description is unique within a request. */
export interface DeclaredTool {
  readonly kind: 'function' | 'custom';
  readonly namespace: string | null;
  readonly name: string;
  readonly description: string;
}

/** Names that collide once they are flattened, are too long, or hold what no provider takes. */
const toolName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'exec_command',
    'apply_patch',
    'echo',
    'a.b',
    'a_b',
    'a b',
    'a__b',
    'b',
    '_',
    'échô',
    '工具',
    'constructor',
    '__proto__',
  ),
  fc.nat(2).map((end) => `${'long_'.repeat(20)}${end}`),
  fc.nat(2).map((end) => `${'x'.repeat(64)}${'y'.repeat(end)}`),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
);
const namespace: fc.Arbitrary<string | null> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  fc.constantFrom('a', 'a_', 'a__b', 'mcp__lab', 'mcp.lab', 'functions', `mcp__${'server_'.repeat(12)}`, '名'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
);

export const declaredTools: fc.Arbitrary<readonly DeclaredTool[]> = fc
  .uniqueArray(fc.record({ kind: fc.constantFrom('function', 'custom'), namespace, name: toolName }), {
    maxLength: 8,
    selector: ({ kind, namespace, name }) => JSON.stringify([kind, namespace, name]),
  })
  .map((tools) => tools.map((tool, index) => ({ ...tool, description: `the tool of place ${index}.` })));

/** The tools in the form of the request: those of a namespace inside it, wherever it comes first. */
export function wireTools(tools: readonly DeclaredTool[]): Json[] {
  const groups = Map.groupBy(tools, (tool) => tool.namespace);
  return [...groups].flatMap(([name, members]) => {
    const written = members.map(wireTool);
    return name === null ? written : [{ type: 'namespace', name, description: 'a group', tools: written }];
  });
}

function wireTool({ kind, name, description }: DeclaredTool, index: number): Json {
  if (kind === 'function') {
    const parameters = index % 3 === 0 ? null : { type: 'object', properties: { a: { type: 'string' } } };
    return { type: 'function', name, description, parameters, strict: [true, false, null][index % 3] };
  }
  const grammar = { type: 'grammar', syntax: 'lark', definition: 'start: /.+/' };
  return { type: 'custom', name, description, ...(index % 2 === 0 ? { format: grammar } : {}) };
}

const callId = fc.constantFrom('c1', 'c2', 'c3', 'call_00_x', '');
const status = fc.constantFrom('completed', 'incomplete', null);
const image = fc.record({
  type: fc.constant('input_image'),
  image_url: fc.constantFrom('data:image/png;base64,AA==', 'https://example.com/a.png'),
  detail: fc.constantFrom('auto', 'high'),
});
const part: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('input_text'), text }) },
  fc.record({ type: fc.constant('output_text'), text, annotations: fc.constant([]) }),
  fc.record({ type: fc.constant('refusal'), refusal: text }),
  image,
  fc.constant({ type: 'input_file', filename: 'a.pdf', file_data: 'AA==' }),
  fc.constant({ type: 'hologram', depth: 3 }),
);
const content = fc.oneof(text, fc.array(part, { maxLength: 3 }));

const message: fc.Arbitrary<Json> = fc
  .tuple(
    fc.constantFrom('system', 'developer', 'user', 'assistant'),
    content,
    fc.boolean(),
    fc.option(fc.constant('msg_x')),
  )
  .map(([role, said, easy, id]) => ({
    ...(easy ? {} : { type: 'message', ...(id === null ? {} : { id }) }),
    role,
    content: said,
  }));

const reasoning: fc.Arbitrary<Json> = fc.record({
  type: fc.constant('reasoning'),
  id: fc.constantFrom('rs_a', 'rs_m2cold_0', null),
  summary: fc.array(fc.record({ type: fc.constant('summary_text'), text }), { maxLength: 2 }),
  content: fc.option(fc.array(fc.record({ type: fc.constant('reasoning_text'), text }), { maxLength: 2 })),
  encrypted_content: fc.oneof(
    fc.constant(null),
    text,
    text.map((thought) => `m2c1:${JSON.stringify({ text: thought })}`),
  ),
});

const calls: fc.Arbitrary<Json> = fc.oneof(
  fc.record({
    type: fc.constant('function_call'),
    id: fc.constantFrom('fc_a', 'fc_m2cold_1', null),
    call_id: callId,
    name: toolName,
    namespace,
    arguments: fc.oneof({ weight: 3, arbitrary: argumentsText }, text),
    status,
  }),
  fc.record({ type: fc.constant('custom_tool_call'), call_id: callId, name: toolName, input: text, status }),
);
const outputs: fc.Arbitrary<Json> = fc.record({
  type: fc.constantFrom('function_call_output', 'custom_tool_call_output'),
  call_id: callId,
  output: content,
});

const others: fc.Arbitrary<Json> = fc.oneof(
  fc.constant({ type: 'web_search_call', id: 'ws_1', status: 'completed', action: { type: 'search', query: 'q' } }),
  fc.constant({ type: 'item_reference', id: 'msg_1' }),
  fc.constant({ type: 'compaction', encrypted_content: 'x' }),
  fc.constant({ type: 'local_shell_call', call_id: 'c1', action: { type: 'exec', command: ['ls'] } }),
  fc.constant({ type: 'local_shell_call_output', id: 'c1', output: 'a' }),
  fc.constant({
    type: 'tool_search_output',
    call_id: 'c9',
    tools: [{ type: 'function', name: 'found', parameters: {} }],
  }),
  fc.constant({ type: 'additional_tools', role: 'developer', tools: [{ type: 'function', name: 'added' }] }),
  fc.constant({ type: 'an_item_of_tomorrow', value: 1 }),
);

/** Items in any order: outputs missing, late, twice or without their call. */
export const wildItems: fc.Arbitrary<Json[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: message },
    { weight: 2, arbitrary: reasoning },
    { weight: 4, arbitrary: calls },
    { weight: 4, arbitrary: outputs },
    { weight: 1, arbitrary: others },
  ),
  { maxLength: 12 },
);

const options: fc.Arbitrary<Json> = fc.record(
  {
    instructions: fc.option(text),
    tool_choice: fc.constantFrom(
      'auto',
      'none',
      'required',
      { type: 'function', name: 'echo' },
      { type: 'custom', name: 'b' },
    ),
    parallel_tool_calls: fc.option(fc.boolean()),
    reasoning: fc.oneof(fc.constantFrom(null, {}), fc.record({ effort: fc.constantFrom(...efforts()) })),
    include: fc.constant(['reasoning.encrypted_content']),
    text: fc.constantFrom(...formats()),
    temperature: fc.option(fc.double({ min: 0, max: 2, noNaN: true })),
    top_p: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    max_output_tokens: fc.option(fc.integer({ min: 1, max: 100_000 })),
    presence_penalty: fc.option(fc.integer({ min: -2, max: 2 })),
    service_tier: fc.constantFrom('auto', 'priority', null),
    prompt_cache_key: fc.option(text),
    metadata: fc.constantFrom(null, { a: 'b' }),
    store: fc.boolean(),
    stream: fc.boolean(),
    an_option_of_tomorrow: fc.jsonValue({ maxDepth: 1 }),
  },
  { requiredKeys: [] },
);

function efforts(): (string | null)[] {
  return ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max', 'unheard of', 'constructor', '__proto__', null];
}

/** The forms an answer can be asked for in. */
export function formats(): (Json | null)[] {
  const schema = { type: 'object', properties: { title: { type: 'string' } } };
  return [
    null,
    { verbosity: 'low' },
    { format: { type: 'text' } },
    { format: { type: 'json_object' } },
    { format: { type: 'json_schema', name: 'title', schema, strict: true } },
  ];
}

export interface WildRequest {
  readonly body: Json;
  readonly tools: readonly DeclaredTool[];
}

/** A lawful request of any kind. It begins with somebody saying something, since a request without a message is refused. */
export const wildRequest: fc.Arbitrary<WildRequest> = fc
  .tuple(options, declaredTools, wildItems, someText)
  .map(([asked, tools, items, said]) => ({
    tools,
    body: {
      ...asked,
      model: 'a-model',
      input: [{ type: 'message', role: 'user', content: said }, ...items],
      tools: wireTools(tools),
    },
  }));

/** The providers, by the ids of their profiles. */
export const PROVIDERS = ['mimo', 'deepseek', 'qwen', 'generic'] as const;
export const provider: fc.Arbitrary<string> = fc.constantFrom(...PROVIDERS);
