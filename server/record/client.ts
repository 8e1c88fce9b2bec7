/** The client of a scenario: asks as Codex does, answers each call, and goes on from the items of the answer before. */
import { randomUUID } from 'node:crypto';
import type { OutputItem, ResponseResource } from '../../generated/types/responses.ts';
import { RecordingError } from '../replay/recording.ts';
import type { Scenario } from './scenarios.ts';

const INSTRUCTIONS =
  'You are a coding agent in a terminal. Use the tools to look and to change things, keep answers short, and say what you did.';

/** Plays the scenario against a Responses server, until an answer calls no tool or the script is at its end. */
export async function playScenario({ prompt, request, outputs, turns }: Scenario, url: string, model: string) {
  const thread = randomUUID();
  const body = {
    model,
    stream: true,
    store: false,
    include: ['reasoning.encrypted_content'],
    tool_choice: 'auto',
    parallel_tool_calls: true,
    ...request,
    prompt_cache_key: thread,
    client_metadata: { session_id: thread, thread_id: thread },
  };
  const input: unknown[] = [message('developer', INSTRUCTIONS), message('user', prompt)];
  for (let turn = 0; turn < turns; turn += 1) {
    const { output } = await ask(url, { ...body, input });
    const results = output.flatMap((item) => resultOf(item, outputs));
    if (results.length === 0) return;
    input.push(...output, ...results);
  }
}

function message(role: string, text: string) {
  return { type: 'message', id: `msg_${randomUUID()}`, role, content: [{ type: 'input_text', text }] };
}

/** What the client's tool says to a call; nothing to an item that is none. */
function resultOf(item: OutputItem, outputs: Scenario['outputs']): unknown[] {
  if (item.type !== 'function_call') return [];
  const { output = '' } = outputs.find(({ words }) => item.arguments.includes(words)) ?? {};
  return [{ type: 'function_call_output', id: `fco_${randomUUID()}`, call_id: item.call_id, output }];
}

async function ask(url: string, body: unknown): Promise<ResponseResource> {
  const answer = await fetch(`${url}/v1/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  const last = text.split('\n').findLast((line) => line.startsWith('data: {'));
  const { response } = (last === undefined ? {} : JSON.parse(last.slice(6))) as { response?: ResponseResource };
  if (response !== undefined) return response;
  throw new RecordingError(`m2c refused what the scenario asks (${answer.status}): ${text.slice(0, 500)}`);
}
