/** The rules of a Chat Completions history that every strict provider enforces. */
import type { ChatMessage, ChatRequest } from '../../generated/types/chat.ts';
import { chatRequest } from '../../generated/validators-wire.js';

export type AssistantMessage = Extract<ChatMessage, { role: 'assistant' }>;

/** What a strict provider would refuse in a request; empty when nothing. */
export function refusals(chat: ChatRequest): string[] {
  const broken = chatRequest(chat) ? [] : [`breaks the contract: ${JSON.stringify(chatRequest.errors?.[0])}`];
  return [...broken, ...outOfTouch(chat.messages), ...unreadable(chat.messages)];
}

/** Each call answered once, directly after its message and in its order, and no answer elsewhere. */
function outOfTouch(messages: readonly ChatMessage[]): string[] {
  const found: string[] = [];
  let awaited: readonly string[] = [];
  for (const [index, message] of messages.entries()) {
    if (message.role === 'tool') {
      const [next, ...rest] = awaited;
      if (next !== message.tool_call_id)
        found.push(`messages[${index}] answers ${message.tool_call_id}, awaited is ${next}`);
      awaited = rest;
      continue;
    }
    if (awaited.length > 0) found.push(`messages[${index}] comes before the answers to ${awaited.join(', ')}`);
    awaited = message.role === 'assistant' ? (message.tool_calls ?? []).map((call) => call.id) : [];
    if (new Set(awaited).size < awaited.length) found.push(`messages[${index}] has two calls of one id`);
  }
  if (awaited.length > 0) found.push(`the history ends before the answers to ${awaited.join(', ')}`);
  return found;
}

/** Arguments that do not parse are a 400 (MiMo, 2026-11), and an assistant message must hold something. */
function unreadable(messages: readonly ChatMessage[]): string[] {
  return messages.flatMap((message, index) => {
    if (message.role !== 'assistant') return [];
    const calls = message.tool_calls ?? [];
    const empty = calls.length === 0 && !message.content ? [`messages[${index}] holds nothing`] : [];
    return [
      ...empty,
      ...calls.filter((call) => !parses(call.function.arguments)).map((call) => `${call.id} has no JSON`),
    ];
  });
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
