/** Codex edits files with a tool that takes plain text, which many servers only know as a function. */

import { isRecord, isText, type Json, parsed } from '../json.ts';
import type { Finding, Probe } from '../probe.ts';
import { outcome } from './answer.ts';
import type { JudgedServer } from './exchange.ts';
import { fact, told } from './finding.ts';
import { lifecycle } from './grammar.ts';
import { user } from './prompt.ts';
import { askForCall, nextTurn } from './tools.ts';

const GRAMMAR = `start: "*** Begin Patch" NL "*** Add File: " PATH NL ("+" TEXT? NL)+ "*** End Patch" NL?
PATH: /[^\\n]+/
TEXT: /[^\\n]+/
NL: "\\n"
`;
const APPLY_PATCH: Json = {
  type: 'custom',
  name: 'apply_patch',
  description: 'Changes files by a patch, given as plain text and not as JSON.',
  format: { type: 'grammar', syntax: 'lark', definition: GRAMMAR },
};
const ASKED = `Call the tool apply_patch with exactly this patch, then say done:
*** Begin Patch
*** Add File: hello.txt
+hello
*** End Patch`;

export const CUSTOM: Probe<JudgedServer> = {
  id: 'custom',
  title: 'A tool that takes plain text (apply_patch)',
  requests: 3,
  maxTokens: 1024,
  async run(server) {
    const body = { input: [user(ASKED)], tools: [APPLY_PATCH] };
    const answer = await askForCall(server, body, 'custom_tool_call', { type: 'custom', name: 'apply_patch' });
    const call = answer.items.find(({ type }) => /_call$/.test(String(type)));
    const made = fact('custom.call', 'A custom tool is called by', typeOf(call), outcome(answer), shortfallOf(call));
    if (call?.type !== 'custom_tool_call') return [made];
    const output = { type: 'custom_tool_call_output', call_id: call.call_id, output: 'Success. Updated: A hello.txt' };
    const next = await nextTurn(server, body, answer, [output]);
    return [
      made,
      told(RAW, isText(call.input) && !isRecord(parsed(call.input)), `input: ${JSON.stringify(call.input)}`),
      told(OUTPUT, next.ending === 'completed', outcome(next)),
      lifecycle('custom.lifecycle', 'Events of a custom call come in their order', [answer, next]),
    ];
  },
};

const RAW = {
  id: 'custom.input',
  title: 'Its input is the plain text',
  shortfall: 'Codex takes the wrapping for the patch and refuses it: unwrap the text that the model wrote into JSON.',
};
const OUTPUT = {
  id: 'custom.output',
  title: 'What a custom tool gave is accepted',
  shortfall: 'Sessions end after the first patch.',
};

function typeOf(call: Json | undefined): string {
  return call === undefined ? 'nothing' : String(call.type);
}

function shortfallOf(call: Json | undefined): Finding['shortfall'] {
  if (call === undefined)
    return 'Codex cannot edit files with its own tool: custom tools are refused, or never reach the model.';
  if (call.type === 'custom_tool_call') return null;
  return 'Codex calls it an "incompatible payload" and aborts each patch: answer with a custom_tool_call.';
}
