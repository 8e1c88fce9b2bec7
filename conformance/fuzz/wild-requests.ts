/** Bodies of POST /v1/responses: lawful ones made from the contract itself, and what accidents make of them. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { argumentsText, text } from '../arbitraries/text.ts';
import { namespace, toolName } from '../arbitraries/tool.ts';
import { type SchemaDocument, schemaArbitrary, type Words } from './schema-arbitrary.ts';
import { edits, spoiledBytes } from './spoiled-bytes.ts';
import { accidents, spoiledJson } from './spoiled-json.ts';

/** Few ids, so that calls, outputs and references meet. */
const ids = fc.constantFrom('c1', 'c2', 'c3', 'call_0', 'rs_1', 'msg_1', '');

const WORDS: Words = {
  model: fc.constantFrom('a-model', 'deepseek-v4-pro', 'deepseek/x', 'mimo-v2.5-pro', 'qwen3-max', 'generic/', '/'),
  name: toolName,
  namespace: namespace.map((name) => name ?? 'lab'),
  call_id: ids,
  id: ids,
  arguments: argumentsText,
  encrypted_content: fc.oneof(
    text.map((thought) => `m2c1:${JSON.stringify({ text: thought })}`),
    fc.constantFrom('m2c1:', 'm2c1:{"text":1}', 'm2c1:[]', 'gAAAAA=='),
  ),
  image_url: fc.constantFrom('data:image/png;base64,AA==', 'https://example.com/a.png', 'data:,', 'file:///etc/passwd'),
  file_data: fc.constantFrom('AA==', 'data:text/plain;base64,aGk=', 'data:text/plain;base64,/w==', 'data:x', '%'),
  role: fc.constantFrom('user', 'assistant', 'system', 'developer'),
  status: fc.constantFrom('completed', 'incomplete', 'in_progress'),
  effort: fc.constantFrom('none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'constructor', '__proto__'),
  summary: fc.constantFrom('auto', 'concise', 'detailed'),
  command: argumentsText,
  verbosity: fc.constantFrom('low', 'medium', 'high'),
};

const document = JSON.parse(
  readFileSync(new URL('../../generated/openapi/responses.json', import.meta.url), 'utf8'),
) as SchemaDocument;

/** Requests that the contract allows. In most of them somebody says something, since the others are refused for that alone. */
export const contractRequest: fc.Arbitrary<unknown> = fc
  .tuple(schemaArbitrary(document, 'CreateResponse', WORDS), fc.nat(5))
  .map(([request, silent]) => {
    const { input, ...rest } = request as { readonly input: unknown };
    return silent === 0 || !Array.isArray(input) ? request : { ...rest, input: [SPOKEN, ...input] };
  });
const SPOKEN = { type: 'message', role: 'user', content: 'Go on.' };

/** The bytes of a body, with accidents in the value first and in its text then; half of the time with none. */
export function spoiledBodyOf(body: fc.Arbitrary<unknown>): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(body, accidents, fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: edits }))
    .map(([value, happened, made]) => spoiledBytes(JSON.stringify(spoiledJson(value, happened)), made));
}
