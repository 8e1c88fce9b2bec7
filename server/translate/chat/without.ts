/** The same request without what its provider refuses. Messages and function tools always stay. */
import type { ChatMessage, ChatRequest, ChatResponseFormat, ChatTool } from '../../../generated/types/chat.ts';
import type { Note } from '../../note.ts';
import { formatInWords } from './write-format.ts';

/** What is more than one field of the body, by its name. */
const PARTS: { readonly [what: string]: (body: ChatRequest) => ChatRequest } = {
  'tools.web_search': (body) => withTools(body, (tool) => (tool.type === 'web_search' ? [] : [tool])),
  'tools.strict': (body) => withTools(body, (tool) => [withoutStrict(tool)]),
  // To name no effort is not enough since gpt-5.5 (litellm PR#34569, 2026-07).
  'tools.reasoning_effort': (body) =>
    body.tools === undefined || [undefined, 'none'].includes(body.reasoning_effort)
      ? body
      : { ...body, reasoning_effort: 'none' },
  'messages.developer': (body) =>
    withMessages(body, (message) => (message.role === 'developer' ? { ...message, role: 'system' } : message)),
  'messages.reasoning_content': (body) => withMessages(body, (message) => withoutField(message, 'reasoning_content')),
  'messages.reasoning': (body) => withMessages(body, (message) => withoutField(message, 'reasoning')),
  'response_format.json_schema': (body) =>
    body.response_format?.type === 'json_schema'
      ? { ...saidInWords(body, body.response_format), response_format: { type: 'json_object' } }
      : body,
  response_format: (body) => {
    const { response_format: format, ...rest } = body;
    return format === undefined ? body : saidInWords(rest, format);
  },
  // Without the choice "none" the model would call what it was told not to.
  tool_choice: (body) => (body.tool_choice === 'none' ? body : withoutField(body, 'tool_choice')),
  max_tokens: (body) => renamed(body, 'max_tokens', 'max_completion_tokens'),
  max_completion_tokens: (body) => renamed(body, 'max_completion_tokens', 'max_tokens'),
};

/** Without them there is no request. */
const NEEDED: ReadonlySet<string> = new Set(['model', 'messages', 'tools', 'stream']);

/** @returns the body itself when it holds nothing of it. */
export function without(body: ChatRequest, refused: readonly string[]): ChatRequest {
  return refused.reduce((left, what) => withoutOne(left, what), body);
}

/** What of it the body does hold. */
export function heldIn(body: ChatRequest, refused: readonly string[]): readonly string[] {
  return refused.filter((what) => withoutOne(body, what) !== body);
}

/** Tells the user of what is left out because of an earlier refusal. */
export function noteRefused(what: string): Note {
  return { at: what, reason: `${what} was left out or changed: the provider refused it a while ago.` };
}

function withoutOne(body: ChatRequest, what: string): ChatRequest {
  const part = Object.hasOwn(PARTS, what) ? PARTS[what] : undefined;
  if (part !== undefined) return part(body);
  return NEEDED.has(what) ? body : withoutField(body, what);
}

function withoutField<T extends object>(from: T, field: string): T {
  if (!Object.hasOwn(from, field)) return from;
  return Object.fromEntries(Object.entries(from).filter(([name]) => name !== field)) as T;
}

function withTools(body: ChatRequest, map: (tool: ChatTool) => readonly ChatTool[]): ChatRequest {
  const { tools, tool_choice: choice, parallel_tool_calls: parallel, ...rest } = body;
  if (tools === undefined) return body;
  const left = tools.flatMap(map);
  if (left.length === tools.length && left.every((tool, at) => tool === tools[at])) return body;
  // A tool choice without tools is a 400 in places, and an empty list of tools too.
  if (left.length === 0) return rest;
  return { ...body, tools: left };
}

function withoutStrict(tool: ChatTool): ChatTool {
  if (tool.type !== 'function' || tool.function.strict === undefined) return tool;
  return { ...tool, function: withoutField(tool.function, 'strict') };
}

function withMessages(body: ChatRequest, map: (message: ChatMessage) => ChatMessage): ChatRequest {
  const messages = body.messages.map(map);
  return messages.every((message, at) => message === body.messages[at]) ? body : { ...body, messages };
}

/** What a schema would have enforced is asked for at the end of the first system message, or in one of its own. */
function saidInWords(body: ChatRequest, format: ChatResponseFormat): ChatRequest {
  // JSON mode has been asked for in words already.
  if (format.type !== 'json_schema') return body;
  const words = formatInWords(format.json_schema.schema ?? null);
  const [first, ...others] = body.messages;
  if (
    first === undefined ||
    first.role === 'user' ||
    first.role === 'assistant' ||
    first.role === 'tool' ||
    typeof first.content !== 'string'
  ) {
    return { ...body, messages: [{ role: 'system', content: words }, ...body.messages] };
  }
  return { ...body, messages: [{ ...first, content: `${first.content}\n\n${words}` }, ...others] };
}

/** The limit of the answer's length under the name that the provider takes. */
function renamed(body: ChatRequest, from: 'max_tokens' | 'max_completion_tokens', to: typeof from): ChatRequest {
  const { [from]: most, ...rest } = body;
  return most === undefined ? body : { ...rest, [to]: most };
}
