/** Function tools: one call, several at once, and tools that come in a namespace, each with the turn that answers them. */

import { isRecord, isText, type Json, parsed, records } from '../json.ts';
import type { Finding, Probe } from '../probe.ts';
import { type Answer, ask, itemsOf, outcome } from './answer.ts';
import type { JudgedServer } from './exchange.ts';
import { fact, type Rule, told, unless } from './finding.ts';
import { lifecycle } from './grammar.ts';
import { codeWord, tells, user } from './prompt.ts';

const MAX_TOKENS = 1024;

const LOOK_UP: Json = {
  type: 'function',
  name: 'look_up',
  description: 'Looks up the value that belongs to a key.',
  parameters: {
    type: 'object',
    properties: { key: { type: 'string', description: 'The key.' } },
    required: ['key'],
    additionalProperties: false,
  },
};
const ASKED = 'Call the tool look_up with the key "swift", then tell me the value it gave, and nothing else.';
const ASKED_TWICE =
  'Call the tool look_up twice at once, in the same answer: with the key "swift" and with the key "martin". Then tell me both values.';

/** A turn that shall end in a call, asked again with the tool demanded when the model only talks. */
export async function askForCall(server: JudgedServer, body: Json, type: string, demanded: unknown): Promise<Answer> {
  // Codex never demands: `tool_choice` is always auto (codex-cli 0.169.0).
  const request = { tool_choice: 'auto', parallel_tool_calls: true, max_output_tokens: MAX_TOKENS, ...body };
  const first = await ask(server, request);
  if (first.refusal !== null || first.items.some((item) => /_call$/.test(String(item.type)))) return first;
  const second = await ask(server, { ...request, tool_choice: demanded });
  return itemsOf(second, type).length > 0 ? second : first;
}

/** The next turn as Codex sends it: all that was said, then what the tools gave. */
export function nextTurn(server: JudgedServer, body: Json, answer: Answer, outputs: readonly Json[]): Promise<Answer> {
  const input = [...(body.input as readonly unknown[]), ...answer.items, ...outputs];
  return ask(server, { ...body, input, max_output_tokens: MAX_TOKENS });
}

export const TOOLS: Probe<JudgedServer> = {
  id: 'tools',
  title: 'A function call and its output',
  requests: 3,
  maxTokens: MAX_TOKENS,
  async run(server) {
    const body = { input: [user(ASKED)], tools: [LOOK_UP] };
    const answer = await askForCall(server, body, 'function_call', 'required');
    const [call] = itemsOf(answer, 'function_call');
    const made = told(CALL, call !== undefined, outcome(answer));
    if (call === undefined) return [made];
    const word = codeWord();
    const output = { type: 'function_call_output', call_id: call.call_id, output: word };
    const next = await nextTurn(server, body, answer, [output]);
    return [
      made,
      ...wording(call),
      echoed(answer),
      tells(OUTPUT, next, word),
      lifecycle('tools.lifecycle', 'Events of a call come in their order', [answer, next]),
    ];
  },
};

const CALL = {
  id: 'tools.call',
  title: 'The model calls a function',
  shortfall: 'Codex can neither read a file nor run a command: the model only talks.',
};
const OUTPUT = {
  id: 'tools.output',
  title: 'The model reads what the tool gave',
  shortfall: 'Sessions end or go in circles after the first command: its output does not reach the model.',
};

function wording(call: Json): Finding[] {
  const args = JSON.stringify(call.arguments);
  return [
    told(
      {
        id: 'tools.name',
        title: 'The call bears the name that was offered',
        shortfall: 'Codex answers "unsupported call" to every tool: give the exact name back.',
      },
      call.name === LOOK_UP.name && (call.namespace ?? 'functions') === 'functions',
      JSON.stringify({ name: call.name, namespace: call.namespace }),
    ),
    told(
      {
        id: 'tools.arguments',
        title: 'Arguments are the JSON text of an object',
        shortfall: 'Codex drops a call whose arguments are no string, and cannot run one that does not parse.',
      },
      isRecord(parsed(call.arguments)),
      `arguments: ${args}`,
    ),
    told(
      {
        id: 'tools.callId',
        title: 'The call has a call_id',
        shortfall: 'Its output cannot be told from those of other calls.',
      },
      isText(call.call_id),
      `call_id: ${JSON.stringify(call.call_id)}`,
    ),
  ];
}

function echoed({ response }: Answer): Finding {
  const [tool] = records(response.tools);
  const missing = ['name', 'description', 'parameters', 'strict'].find((field) => !Object.hasOwn(tool ?? {}, field));
  const rule = {
    id: 'open.toolsEchoed',
    title: 'The response repeats its tools in full',
    shortfall: 'Strict clients want description, parameters and strict of each (Open Responses); Codex does not mind.',
  };
  return unless(rule, missing && `tools[0].${missing} is missing`);
}

export const PARALLEL: Probe<JudgedServer> = {
  id: 'parallel',
  title: 'Two calls in one answer',
  requests: 3,
  maxTokens: MAX_TOKENS,
  async run(server) {
    const body = { input: [user(ASKED_TWICE)], tools: [LOOK_UP] };
    const answer = await askForCall(server, body, 'function_call', 'required');
    const calls = itemsOf(answer, 'function_call');
    const count = fact('parallel.calls', 'Calls in one answer', calls.length, outcome(answer));
    if (calls.length < 2) return [{ ...count, value: calls.length || null }];
    const words = calls.map(codeWord);
    const outputs = calls.map(({ call_id }, index) => ({
      type: 'function_call_output',
      call_id,
      output: words[index],
    }));
    const next = await nextTurn(server, body, answer, outputs);
    const ids = calls.flatMap(({ id, call_id }) => [id, call_id]);
    return [
      count,
      unless(DISTINCT, ids.find((id, index) => ids.indexOf(id) !== index)?.toString()),
      told(
        BOTH,
        words.every((word) => next.text.includes(word)),
        outcome(next),
      ),
      lifecycle('parallel.lifecycle', 'Events of two calls do not mix', [answer, next]),
    ];
  },
};

const DISTINCT = {
  id: 'parallel.ids',
  title: 'Each call has ids of its own',
  shortfall: 'The output of one command is taken for that of another: Codex keeps equal ids as they are.',
};
const BOTH = {
  id: 'parallel.outputs',
  title: 'The model reads both outputs',
  shortfall: 'A session ends, or loses what a command printed, when the model runs two at once.',
};

export const NAMESPACE: Probe<JudgedServer> = {
  id: 'namespace',
  title: "A tool of an MCP server, Codex's way",
  requests: 2,
  maxTokens: MAX_TOKENS,
  async run(server) {
    const group = { type: 'namespace', name: 'mcp__lab', description: 'The laboratory.', tools: [LOOK_UP] };
    const body = { input: [user(ASKED)], tools: [group] };
    const answer = await askForCall(server, body, 'function_call', 'required');
    const [call] = itemsOf(answer, 'function_call');
    const kept = call?.name === LOOK_UP.name && call?.namespace === group.name;
    const evidence = call ? JSON.stringify({ name: call.name, namespace: call.namespace }) : outcome(answer);
    return [told(GROUPED, kept, evidence)];
  },
};

const GROUPED: Rule = {
  id: 'codex.namespace',
  title: 'Tools in a namespace come back with it',
  shortfall: 'Codex answers "unsupported call" to MCP tools and sub-agents: give name and namespace back as they came.',
};
