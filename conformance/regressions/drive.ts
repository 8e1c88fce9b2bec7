/**
 * What the tests of known failures share. Each of those tests is named after a failure that users of such proxies met, with
 * the release or the public thread that tells of it in front.
 */
import { expect } from 'vitest';
import type { ChatMessage, ChatRequest } from '../../generated/types/chat.ts';
import type { OutputItem, StreamEvent } from '../../generated/types/responses.ts';
import { type Heard, heard, readEvents } from '../ears/heard.ts';
import { complaints } from '../ears/lifecycle.ts';
import { type AssistantMessage, refusals } from '../laws/messages.ts';
import { translateRequest, translateStream } from '../subject.ts';
import type { Answer } from '../upstream/chat-answers.ts';

export type Json = { readonly [key: string]: unknown };

/** A request of the Responses API; its model is the provider's default one. */
export function ask(input: string | readonly Json[], more: Json = {}): Json {
  return { model: 'a-model', input, ...more };
}

export const user = (content: unknown): Json => ({ role: 'user', content });
export const assistant = (content: unknown): Json => ({ role: 'assistant', content });
export const call = (call_id: string, args = '{}', more: Json = {}): Json => ({
  ...{ type: 'function_call', call_id, name: 'look', arguments: args },
  ...more,
});
export const output = (call_id: string, text: unknown = 'seen'): Json => ({
  ...{ type: 'function_call_output', call_id, output: text },
});

/** A function as the client offers it. */
export function tool(name: string, more: Json = {}): Json {
  return {
    type: 'function',
    name,
    description: `Does ${name}.`,
    parameters: { type: 'object', properties: {} },
    ...more,
  };
}

interface Sent {
  readonly chat: ChatRequest;
  /** The whole body as text, to look for words in. */
  readonly text: string;
  /** The reasons of the notes. */
  readonly notes: readonly string[];
}

/** What a provider is sent for a request; that a strict provider takes it is checked on the way. */
export function sent(body: Json, provider: string): Sent {
  const { chat, notes } = translateRequest(body, provider);
  expect(refusals(chat)).toEqual([]);
  return { chat, text: JSON.stringify(chat), notes: notes.map((note) => `${note.at}: ${note.reason}`) };
}

/** The notes on everything but calls without a thought, as which these histories come: Kimi wants a thought with each. */
export const besidesThoughts = (notes: readonly string[]): readonly string[] =>
  notes.filter((note) => !/^reasoning: .* have lost their reasoning/.test(note));

export function callingMessages(messages: readonly ChatMessage[]): AssistantMessage[] {
  return messages.filter(
    (message): message is AssistantMessage => message.role === 'assistant' && (message.tool_calls ?? []).length > 0,
  );
}

interface Answered extends Heard {
  readonly events: readonly StreamEvent[];
  /** The output of the response that the stream ended with. */
  readonly output: readonly OutputItem[];
}

/** What a client hears of a provider's pieces; that the stream is lawful is checked on the way. */
export function answered(
  { pieces }: Answer,
  provider = 'generic',
  body: Json = ask('Go on.'),
  cause: 'end' | 'reset' = 'end',
  id = 'first',
): Answered {
  const bytes = pieces.flatMap((piece) => (typeof piece === 'string' ? [new TextEncoder().encode(piece)] : []));
  const events = readEvents(translateStream(body, provider, bytes, cause, { id }));
  expect(complaints(events)).toEqual([]);
  const last = events.at(-1);
  const output = last !== undefined && 'response' in last ? last.response.output : [];
  return { ...heard(events), events, output };
}

/** The items of an answer as Codex sends them back with the next request. */
export function echoed(items: readonly OutputItem[]): readonly Json[] {
  return structuredClone(items) as unknown as readonly Json[];
}
