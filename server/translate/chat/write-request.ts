/** A Conversation → the body of POST /chat/completions, by the provider's facts. */
import type { ChatRequest, ChatTool } from '../../../generated/types/chat.ts';
import type { Note, Noted } from '../../note.ts';
import type { Json, RequestFacts } from '../../providers/profile.ts';
import type { Conversation, Turn } from '../conversation.ts';
import { nameTools, type ToolNames } from '../tool-names.ts';
import { writeFormat } from './write-format.ts';
import { writeMessages } from './write-messages.ts';
import { writeOptions } from './write-options.ts';
import { writeThinking } from './write-thinking.ts';
import { writeToolChoice, writeTools } from './write-tools.ts';

export interface WrittenRequest {
  readonly body: ChatRequest;
  /** How the tools are called on this wire, for the way back. */
  readonly names: ToolNames;
}

/** What the user allows beyond the client's wish. */
export interface WriteSettings {
  /** The provider may search the web, at the user's cost. */
  readonly webSearch: boolean;
}

/** The conversation's history must be mended already. The answer is always asked for as a stream. */
export function writeRequest(
  conversation: Conversation,
  model: string,
  facts: RequestFacts,
  settings: WriteSettings,
): Noted<WrittenRequest> {
  const { options, turns } = conversation;
  // Tools that the history brings come last, so that they leave the names of earlier calls alone.
  const given = conversation.tools.filter((tool) => !tool.found);
  const names = nameTools([...given, ...calledTools(turns), ...conversation.tools]);
  const plain = conversation.tools.length > 0 && facts.plainWithTools.some((name) => model.startsWith(name));
  const thinking = writeThinking(options.effort, turns, facts, plain);
  const { setting, placeholder } = thinking.value;
  const format = writeFormat(options.format, facts);
  // In front, where a growing history never moves it and the provider's prompt cache stays warm.
  const messages = writeMessages([...format.value.turns, ...turns], facts, names, placeholder);
  const tools = writeTools(conversation.tools, facts, names);
  const choice = writeToolChoice(conversation.toolChoice, setting.thinks, facts, names);
  const search = writeWebSearch(conversation.webSearch, facts, settings);
  const offered: readonly ChatTool[] = choice.value.offer ? [...tools.value, ...search.value.tools] : [];
  const written = writeOptions(options, setting.thinks, facts);
  const parallel = options.parallelToolCalls ?? true;
  const body: ChatRequest = {
    model,
    messages: messages.value,
    // A tool choice without tools is a 400 in places, and an empty list of tools too.
    ...(offered.length === 0 ? {} : { tools: offered, ...facts.withTools }),
    ...(offered.length === 0 || choice.value.choice === null ? {} : { tool_choice: choice.value.choice }),
    ...(offered.length > 0 && facts.parallelCalls === 'send' ? { parallel_tool_calls: parallel } : {}),
    ...(format.value.field === null ? {} : { response_format: format.value.field }),
    ...written.value,
    ...setting.body,
    ...search.value.body,
    stream: true,
    stream_options: { include_usage: true },
  };
  const notes: Note[] = [...messages.notes, ...thinking.notes, ...format.notes, ...written.notes, ...search.notes];
  if (conversation.tools.length > 0) notes.push(...tools.notes, ...choice.notes);
  if (offered.length > 0 && !parallel && facts.parallelCalls === 'omit') {
    notes.push({
      at: 'parallel_tool_calls',
      reason: 'Several tools may be called at once: this provider cannot be told not to.',
    });
  }
  return { value: { body, names }, notes };
}

interface WrittenSearch {
  readonly tools: readonly ChatTool[];
  readonly body: Json;
}

function writeWebSearch(
  asked: Conversation['webSearch'],
  { webSearch }: RequestFacts,
  settings: WriteSettings,
): Noted<WrittenSearch> {
  const none = { tools: [], body: {} };
  if (asked === null) return { value: none, notes: [] };
  if (webSearch !== null && settings.webSearch) {
    const tool = webSearch.tool(asked.userLocation);
    return { value: { tools: tool === null ? [] : [tool], body: webSearch.body }, notes: [] };
  }
  const why =
    webSearch === null ? 'this provider has none' : 'set M2C_WEB_SEARCH=1 to let the provider search, at its price';
  return { value: none, notes: [{ at: 'tools', reason: `The web search was left out: ${why}.` }] };
}

function calledTools(turns: readonly Turn[]) {
  return turns.flatMap((turn) => (turn.role === 'assistant' ? turn.calls.map((call) => call.tool) : []));
}
