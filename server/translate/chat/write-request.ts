/** A Conversation → the body of POST /chat/completions, by the provider's facts. */
import type { ChatRequest, ChatTool } from '../../../generated/types/chat.ts';
import type { Note, Noted } from '../../note.ts';
import type { Json, RequestFacts } from '../../providers/profile.ts';
import type { Conversation, Tool, ToolIdentity, Turn } from '../conversation.ts';
import { nameTools, type ToolNames } from '../tool-names.ts';
import { webSearchTool } from '../web-search.ts';
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
  /** m2c searches the web where the provider does not. */
  readonly ownSearch: boolean;
}

/** The conversation's history must be mended already. The answer is always asked for as a stream. */
export function writeRequest(
  conversation: Conversation,
  model: string,
  facts: RequestFacts,
  settings: WriteSettings,
): Noted<WrittenRequest> {
  const { options, turns } = conversation;
  const search = writeWebSearch(conversation.webSearch, facts, settings);
  const { own } = search.value;
  const offers = own.length === 0 ? conversation.tools : [...conversation.tools, ...own];
  const names = nameAll(offers, calledTools(turns));
  const plain = offers.length > 0 && facts.plainWithTools.some((name) => model.startsWith(name));
  const thinking = writeThinking(options.effort, turns, facts, plain);
  const { setting, placeholder } = thinking.value;
  const format = writeFormat(options.format, facts);
  // In front, where a growing history never moves it and the provider's prompt cache stays warm.
  const messages = writeMessages([...format.value.turns, ...turns], facts, names, placeholder);
  const tools = writeTools(offers, facts, names);
  const choice = writeToolChoice(conversation.toolChoice, setting.thinks, facts, names);
  const offered = choice.value.offer ? withSearch(tools.value, search.value.tools) : [];
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
  if (offers.length > 0) notes.push(...tools.notes, ...choice.notes);
  if (offered.length > 0 && !parallel && facts.parallelCalls === 'omit') {
    notes.push({
      at: 'parallel_tool_calls',
      reason: 'Several tools may be called at once: this provider cannot be told not to.',
    });
  }
  return { value: { body, names }, notes };
}

/** The names of the tools that are offered and of those that the history calls. */
function nameAll(offers: readonly Tool[], called: readonly ToolIdentity[]): ToolNames {
  // Tools that the history brings come last, so that they leave the names of earlier calls alone.
  if (offers.some((tool) => tool.found)) {
    return nameTools([...offers.filter((tool) => !tool.found), ...called, ...offers]);
  }
  const names = NAMES.get(offers) ?? nameTools(offers);
  NAMES.set(offers, names);
  return called.every(names.has) ? names : nameTools([...offers, ...called]);
}

/** Tools that were read once are named once. */
const NAMES = new WeakMap<readonly Tool[], ToolNames>();

function withSearch(tools: readonly ChatTool[], search: readonly ChatTool[]): readonly ChatTool[] {
  return search.length === 0 ? tools : [...tools, ...search];
}

interface WrittenSearch {
  readonly tools: readonly ChatTool[];
  /** The tool that m2c answers itself, for the model to call. */
  readonly own: readonly Tool[];
  readonly body: Json;
}

function writeWebSearch(
  asked: Conversation['webSearch'],
  { webSearch }: RequestFacts,
  settings: WriteSettings,
): Noted<WrittenSearch> {
  const none = { tools: [], own: [], body: {} };
  if (asked === null) return { value: none, notes: [] };
  if (webSearch !== null && settings.webSearch) {
    const tool = webSearch.tool(asked.userLocation);
    const reason = 'The web search is not limited to the domains allowed: this provider takes no such limit.';
    const notes = asked.domains.length === 0 ? [] : [{ at: 'tools', reason }];
    return { value: { ...none, tools: tool === null ? [] : [tool], body: webSearch.body }, notes };
  }
  if (settings.ownSearch) return { value: { ...none, own: [webSearchTool(asked.userLocation)] }, notes: [] };
  const why =
    webSearch === null
      ? 'this provider has none, and M2C_SEARCH names no engine for m2c to ask'
      : 'set M2C_WEB_SEARCH=1 to let the provider search, at its price';
  return { value: none, notes: [{ at: 'tools', reason: `The web search was left out: ${why}.` }] };
}

function calledTools(turns: readonly Turn[]): readonly ToolIdentity[] {
  return turns.flatMap((turn) => (turn.role === 'assistant' ? turn.calls.map((call) => call.tool) : []));
}
