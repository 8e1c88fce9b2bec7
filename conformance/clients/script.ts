/** How scenarios write a provider's script: step by step, calling tools under the names the provider was offered. */
import assert from 'node:assert/strict';
import type { Answer, HeardMessage, HeardRequest, HeardTool, Script, ScriptedCall } from '../upstream/fake-upstream.ts';

/** One answer after another; each may read the request it answers. */
export function steps(...answers: readonly (Answer | ((request: HeardRequest) => Answer))[]): Script {
  return (request, index) => {
    const answer = answers[index];
    assert(answer !== undefined, `the provider expected ${answers.length} requests and heard one more`);
    return typeof answer === 'function' ? answer(request) : answer;
  };
}

/** A call of the tool with this name or, when m2c had to rename it, with these words in its description. */
export function call(request: HeardRequest, tool: string, id: string, args: Record<string, unknown>): ScriptedCall {
  return { id, name: offered(request, tool).function.name, args };
}

/** A call of Codex's patch tool, whose raw text travels in the one parameter that m2c gave it. */
export function patchCall(request: HeardRequest, id: string, patch: string): ScriptedCall {
  const schema = offered(request, 'apply_patch').function.parameters as { properties: Record<string, unknown> };
  const [parameter = '', ...others] = Object.keys(schema.properties);
  assert.deepEqual(others, [], 'the patch tool has one parameter');
  return call(request, 'apply_patch', id, { [parameter]: patch });
}

function offered(request: HeardRequest, tool: string): HeardTool {
  const tools = request.body.tools ?? [];
  const found =
    tools.find((candidate) => candidate.function.name === tool) ??
    tools.find((candidate) => candidate.function.description?.includes(tool));
  const names = tools.map((candidate) => candidate.function.name);
  assert(found !== undefined, `the provider was not offered ${tool}, only ${names.join(', ')}`);
  return found;
}

/** The requests that the provider heard, of which there must be so many. */
export function heard(requests: readonly HeardRequest[], count: number): readonly HeardRequest[] {
  assert.equal(requests.length, count, `the provider heard ${requests.length} requests, not ${count}`);
  return requests;
}

/** The messages of one request. */
export function messagesOf(request: HeardRequest | undefined): readonly HeardMessage[] {
  return request?.body.messages ?? [];
}

/** The result that a request carries for a call. */
export function resultOf(request: HeardRequest | undefined, callId: string): string {
  const result = messagesOf(request).find((message) => message.tool_call_id === callId);
  assert(result !== undefined, `the provider heard no result of ${callId}`);
  return String(result.content);
}

/** The assistant message that a request carries with this call. */
export function callerOf(request: HeardRequest | undefined, callId: string): HeardMessage {
  const caller = messagesOf(request).find((message) => message.tool_calls?.some(({ id }) => id === callId));
  assert(caller !== undefined, `the provider heard no message with ${callId}`);
  return caller;
}
