/** Items of the Responses wire, one by one and in any order. */
import fc from 'fast-check';
import { argumentsText, text } from './text.ts';
import { type Json, namespace, toolName } from './tool.ts';

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
  fc.constantFrom<Json>(
    { type: 'input_file', filename: 'a.pdf', file_data: 'AA==' },
    { type: 'input_file', filename: 'a.txt', file_data: 'data:text/plain;base64,aGk=' },
    { type: 'input_file', file_data: 'data:text/plain;base64,/w==' },
    { type: 'input_file', file_id: 'file_1' },
    { type: 'input_audio', input_audio: { data: 'AA==', format: 'wav' } },
    { type: 'input_image', file_id: 'file_1' },
  ),
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

/** Calls that are more than a function to the client, with their outputs; the ids are those of the calls above. */
const ownCalls: fc.Arbitrary<Json> = fc.oneof(
  fc.record({
    type: fc.constant('local_shell_call'),
    call_id: callId,
    id: fc.constantFrom('lsh_1', null),
    status,
    action: fc.record({ type: fc.constant('exec'), command: fc.array(text, { maxLength: 3 }), env: fc.constant({}) }),
  }),
  fc.record({ type: fc.constant('local_shell_call_output'), id: callId, call_id: fc.option(callId), output: text }),
  fc.record({
    type: fc.constant('shell_call'),
    call_id: callId,
    action: fc.record({ commands: fc.array(text, { maxLength: 2 }), timeout_ms: fc.option(fc.nat()) }),
  }),
  fc.record({
    type: fc.constant('shell_call_output'),
    call_id: callId,
    output: fc.array(fc.record({ stdout: text, stderr: text, outcome: fc.constantFrom(null, { type: 'timeout' }) }), {
      maxLength: 2,
    }),
  }),
  fc.record({
    type: fc.constant('apply_patch_call'),
    call_id: callId,
    operation: fc.record({ type: fc.constantFrom('create_file', 'delete_file'), path: text, diff: fc.option(text) }),
  }),
  fc.record({ type: fc.constant('apply_patch_call_output'), call_id: callId, status, output: fc.option(text) }),
  fc.record({
    type: fc.constant('computer_call'),
    call_id: callId,
    action: fc.constantFrom({ type: 'screenshot' }, { type: 'click', x: 1, y: 2, button: 'left' }, null),
  }),
  fc.record({
    type: fc.constant('computer_call_output'),
    call_id: callId,
    output: fc.constantFrom<Json>(
      { type: 'computer_screenshot', image_url: 'data:image/png;base64,AA==' },
      { type: 'computer_screenshot', file_id: 'file_1' },
    ),
  }),
  fc.record({
    type: fc.constant('tool_search_call'),
    call_id: fc.option(callId),
    execution: fc.constantFrom('client', 'server'),
    arguments: fc.oneof(fc.constant({ query: 'q' }), text, fc.constant({})),
  }),
  fc.record({
    type: fc.constant('tool_search_output'),
    call_id: fc.option(callId),
    tools: fc.array(fc.record({ type: fc.constantFrom('function', 'custom'), name: toolName }), { maxLength: 2 }),
  }),
);

/** What servers of other vendors ran themselves, and items that only say something about the history. */
const others: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  { type: 'web_search_call', id: 'ws_1', status: 'completed', action: { type: 'search', query: 'q' } },
  { type: 'web_search_call', id: 'ws_2', action: { type: 'open_page', url: 'https://example.com' } },
  { type: 'file_search_call', id: 'fs_1', queries: ['q'], results: null },
  {
    type: 'code_interpreter_call',
    id: 'ci_1',
    code: '1 + 1',
    container_id: 'c',
    outputs: [{ type: 'logs', logs: '2' }],
  },
  { type: 'image_generation_call', id: 'ig_1', result: 'AA==' },
  { type: 'mcp_list_tools', id: 'mcpl_1', server_label: 'lab', tools: [{ name: 'echo', input_schema: {} }] },
  { type: 'mcp_call', id: 'mcp_1', server_label: 'lab', name: 'echo', arguments: '{}', output: 'done' },
  { type: 'mcp_call', id: null, server_label: 'lab', name: 'echo', arguments: '', error: 'gone' },
  { type: 'mcp_approval_request', id: 'mcpr_1', server_label: 'lab', name: 'echo', arguments: '{}' },
  { type: 'mcp_approval_response', approval_request_id: 'mcpr_1', approve: true },
  { type: 'compaction', encrypted_content: 'x' },
  { type: 'compaction_trigger' },
  { type: 'additional_tools', role: 'developer', tools: [{ type: 'function', name: 'added' }, { type: 'web_search' }] },
  { type: 'an_item_of_tomorrow', value: 1 },
);

/** Searches that this server made, and what it found, each with or without the other. */
const ownSearches: fc.Arbitrary<Json> = fc.oneof(
  fc.record({
    type: fc.constant('web_search_call'),
    id: fc.constantFrom('ws_m2cA_1', 'ws_m2cA_3', 'ws_m2cA-2_5'),
    status: fc.constantFrom('completed', 'failed', 'in_progress'),
    action: fc.option(fc.record({ type: fc.constantFrom('search', 'open_page'), query: fc.option(text) })),
  }),
  fc.record({ callId: fc.constantFrom('ws_m2cA_1', 'ws_m2cA_3', 'ws_m2cA-2_5', ''), text }).map((found) => ({
    type: 'reasoning',
    id: 'rs_m2cA_2',
    summary: [],
    encrypted_content: `m2c1:${JSON.stringify({ found })}`,
  })),
);

/** Items in any order: outputs missing, late, twice or without their call. */
export const wildItems: fc.Arbitrary<Json[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: message },
    { weight: 2, arbitrary: reasoning },
    { weight: 4, arbitrary: calls },
    { weight: 4, arbitrary: outputs },
    { weight: 2, arbitrary: ownCalls },
    { weight: 1, arbitrary: others },
    { weight: 1, arbitrary: ownSearches },
  ),
  { maxLength: 12 },
);
