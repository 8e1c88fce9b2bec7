/** Whole requests as Codex and others may send them: any items in any order, any tools, any options, text of every kind. */
import fc from 'fast-check';
import { providerIds } from '../subject.ts';
import { wildItems } from './item.ts';
import { someText, text } from './text.ts';
import { type DeclaredTool, declaredTools, type Json, wireTools } from './tool.ts';

const options: fc.Arbitrary<Json> = fc.record(
  {
    instructions: fc.option(text),
    tool_choice: fc.constantFrom(
      'auto',
      'none',
      'required',
      { type: 'function', name: 'echo' },
      { type: 'custom', name: 'b' },
      { type: 'allowed_tools', mode: 'required', tools: [{ type: 'function', name: 'echo' }] },
      { type: 'allowed_tools', mode: 'auto', tools: [] },
      { type: 'mcp', server_label: 'lab' },
      { type: 'web_search_preview' },
      null,
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

/** Tools that the server of another vendor would run, and those that are more than a function to the client. */
const BUILTINS: Json[] = [
  { type: 'web_search', external_web_access: true, user_location: { type: 'approximate', city: 'Ulm' } },
  { type: 'web_search_preview', search_context_size: 'low' },
  { type: 'tool_search', execution: 'client', description: 'Finds tools.', parameters: null },
  { type: 'local_shell' },
  { type: 'shell', environment: null },
  { type: 'apply_patch' },
  { type: 'mcp', server_label: 'lab', server_url: 'https://example.com' },
  { type: 'mcp', server_label: 'mail', connector_id: 'connector_gmail' },
  { type: 'file_search', vector_store_ids: ['vs_1'] },
  { type: 'code_interpreter', container: { type: 'auto' } },
  { type: 'computer_use_preview', display_width: 1, display_height: 1, environment: 'browser' },
  { type: 'computer' },
  { type: 'image_generation' },
  { type: 'a_tool_of_tomorrow', value: 1 },
];

export interface WildRequest {
  readonly body: Json;
  readonly tools: readonly DeclaredTool[];
}

/** A lawful request of any kind. It begins with somebody saying something, since a request without a message is refused. */
export const wildRequest: fc.Arbitrary<WildRequest> = fc
  .tuple(options, declaredTools, wildItems, someText, fc.subarray(BUILTINS, { maxLength: 3 }))
  .map(([asked, tools, items, said, builtins]) => ({
    tools,
    body: {
      ...asked,
      model: 'a-model',
      input: [{ type: 'message', role: 'user', content: said }, ...items],
      tools: [...wireTools(tools), ...builtins],
    },
  }));

/** Every provider that m2c knows, by the ids of their profiles. */
export const PROVIDERS: readonly string[] = providerIds();
export const provider: fc.Arbitrary<string> = fc.constantFrom(...PROVIDERS);
