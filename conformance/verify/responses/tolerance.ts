/** What a server does with what it does not know: Codex adds fields, items and tools with every release. */

import { isText, type Json } from '../json.ts';
import type { Finding, Probe } from '../probe.ts';
import { type Answer, ask, outcome } from './answer.ts';
import type { JudgedServer } from './exchange.ts';
import { fact, told } from './finding.ts';
import { user } from './prompt.ts';

const HELLO = user('Say hello in one word.');
const MAX_TOKENS = 256;

/** The body of codex-cli 0.169.0, shortened in its texts alone. */
const CODEX_BODY: Json = {
  input: [
    { type: 'message', role: 'developer', content: [{ type: 'input_text', text: 'You are a coding agent.' }] },
    {
      type: 'message',
      role: 'user',
      content: [{ type: 'input_text', text: '<environment_context>\n  <cwd>/home</cwd>\n</environment_context>' }],
    },
    { type: 'message', ...HELLO, content: [{ type: 'input_text', text: HELLO.content }] },
  ],
  tools: [
    {
      type: 'function',
      name: 'exec_command',
      description: 'Runs a command.',
      strict: false,
      parameters: {
        type: 'object',
        properties: { cmd: { type: 'string' } },
        required: ['cmd'],
        additionalProperties: false,
      },
    },
    { type: 'web_search', external_web_access: true },
  ],
  tool_choice: 'auto',
  parallel_tool_calls: true,
  reasoning: {},
  store: false,
  include: ['reasoning.encrypted_content'],
  prompt_cache_key: '019a0000-0000-7000-8000-000000000000',
  client_metadata: { 'x-codex-turn-metadata': '{"request_kind":"turn","thread_source":"user"}' },
  text: { verbosity: 'low' },
};

/** Each with something that no server can know. */
const STRANGE: readonly (readonly [id: string, title: string, body: Json])[] = [
  ['tolerance.field', 'A field nobody knows is', { input: [HELLO], m2c_verify: { known: [false] } }],
  ['tolerance.item', 'An item nobody knows is', { input: [HELLO, { type: 'm2c_verify', known: false }] }],
  ['tolerance.tool', 'A tool nobody knows is', { input: [HELLO], tools: [{ type: 'm2c_verify', known: false }] }],
];

export const TOLERANCE: Probe<JudgedServer> = {
  id: 'tolerance',
  title: "Codex's own fields, and unknown ones",
  requests: 4,
  maxTokens: MAX_TOKENS,
  async run(server) {
    const codex = await ask(server, { ...CODEX_BODY, max_output_tokens: MAX_TOKENS });
    const findings = [told(CODEX, codex.refusal === null && codex.ending !== 'cut', outcome(codex))];
    for (const [id, title, body] of STRANGE) {
      const answer = await ask(server, { ...body, max_output_tokens: MAX_TOKENS });
      findings.push(
        fact(id, title, answer.refusal === null ? 'tolerated' : 'refused', outcome(answer), unclear(answer)),
      );
    }
    return findings;
  },
};

const CODEX = {
  id: 'codex.body',
  title: "The body of Codex's requests is accepted",
  shortfall: 'Codex cannot be used at all: accept and ignore what is not supported.',
};

/** Either is fine, as long as a refusal is one. */
function unclear({ refusal, exchange, ending }: Answer): Finding['shortfall'] {
  if (ending === 'cut') return 'The answer breaks off without a word.';
  if (refusal === null || (exchange.status < 500 && isText(refusal.error.message))) return null;
  return 'Nobody learns what was wrong, and Codex asks again and again: refuse with a 400 that names the field.';
}
