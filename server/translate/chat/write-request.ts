/** A Conversation → the body of POST /chat/completions, by the provider's facts. */
import type { ChatRequest, ChatResponseFormat } from '../../../generated/types/chat.ts';
import type { Note, Noted } from '../../note.ts';
import type { RequestFacts, ThinkingSetting } from '../../providers/profile.ts';
import type { Conversation, Options, OutputFormat, Turn } from '../conversation.ts';
import { nameTools, type ToolNames } from '../tool-names.ts';
import { writeMessages } from './write-messages.ts';
import { writeToolChoice, writeTools } from './write-tools.ts';

export interface WrittenRequest {
  readonly body: ChatRequest;
  /** How the tools are called on this wire, for the way back. */
  readonly names: ToolNames;
}

/** The conversation's history must be mended already. The answer is always asked for as a stream. */
export function writeRequest(conversation: Conversation, model: string, facts: RequestFacts): Noted<WrittenRequest> {
  const { options } = conversation;
  const names = nameTools([...conversation.tools, ...calledTools(conversation.turns)]);
  const thinking = thinkingFor(options.effort, facts);
  const format = writeFormat(options.format, facts);
  // In front, where a growing history never moves it and the provider's prompt cache stays warm.
  const messages = writeMessages([...format.turns, ...conversation.turns], facts, names);
  const choice = writeToolChoice(conversation.toolChoice, thinking.thinks, facts, names);
  const tools = choice.value.offer ? writeTools(conversation.tools, facts, names) : [];
  const sampling = writeOptions(options, thinking, facts);
  const body: ChatRequest = {
    model,
    messages: messages.value,
    // A tool choice without tools is a 400 in places, and an empty list of tools too.
    ...(tools.length === 0 ? {} : { tools, tool_choice: choice.value.choice }),
    ...(tools.length > 0 && facts.parallelCalls === 'send'
      ? { parallel_tool_calls: options.parallelToolCalls ?? true }
      : {}),
    ...(options.maxOutputTokens === null ? {} : { [facts.maxTokensField]: options.maxOutputTokens }),
    ...(format.value === null ? {} : { response_format: format.value }),
    ...sampling.value,
    ...thinking.body,
    stream: true,
    stream_options: { include_usage: true },
  };
  const choiceNotes = conversation.tools.length === 0 ? [] : choice.notes;
  return { value: { body, names }, notes: [...messages.notes, ...choiceNotes, ...format.notes, ...sampling.notes] };
}

function calledTools(turns: readonly Turn[]) {
  return turns.flatMap((turn) => (turn.role === 'assistant' ? turn.calls.map((call) => call.tool) : []));
}

function thinkingFor(effort: string | null, facts: RequestFacts): ThinkingSetting {
  if (effort === null) return facts.noEffort;
  const known = Object.hasOwn(facts.efforts, effort) ? facts.efforts[effort] : undefined;
  return known ?? facts.otherEffort(effort);
}

function writeOptions(options: Options, thinking: ThinkingSetting, facts: RequestFacts): Noted<Partial<ChatRequest>> {
  const asked = {
    temperature: options.temperature,
    top_p: options.topP,
    presence_penalty: options.presencePenalty,
    frequency_penalty: options.frequencyPenalty,
    verbosity: options.verbosity,
    service_tier: options.serviceTier,
    prompt_cache_key: options.promptCacheKey,
    safety_identifier: options.safetyIdentifier,
  };
  const notes: Note[] = [];
  const written: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(asked)) {
    if (value === null) continue;
    if (has(facts.omit, field))
      notes.push({ at: field, reason: `${field} was left out: this provider does not take it.` });
    else if (thinking.thinks && has(facts.omitWhenThinking, field)) {
      notes.push({ at: field, reason: `${field} was left out: this provider ignores it while the model thinks.` });
    } else written[field] = value;
  }
  return { value: written, notes };
}

function has(fields: readonly string[], field: string): boolean {
  return fields.includes(field);
}

interface WrittenFormat extends Noted<ChatResponseFormat | null> {
  /** What has to be said in words where the provider cannot enforce it. */
  readonly turns: readonly Turn[];
}

function writeFormat(format: OutputFormat, facts: RequestFacts): WrittenFormat {
  if (format.type === 'text') return { value: null, turns: [], notes: [] };
  if (facts.jsonOutput === 'json_schema' && format.type === 'json_schema') {
    const { name, schema, description, strict } = format;
    const json_schema = {
      name,
      schema,
      ...(description === null ? {} : { description }),
      ...(strict === null ? {} : { strict }),
    };
    return { value: { type: 'json_schema', json_schema }, turns: [], notes: [] };
  }
  const schema =
    format.type === 'json_schema' ? ` that follows this JSON Schema:\n${JSON.stringify(format.schema)}` : '.';
  // DeepSeek and Qwen refuse JSON mode unless the prompt says "JSON" (vendors' guides, 2026-11).
  const turns: Turn[] = [{ role: 'system', text: `Answer with one JSON object and nothing else${schema}` }];
  const value: ChatResponseFormat | null = facts.jsonOutput === 'none' ? null : { type: 'json_object' };
  const reason = 'The JSON format is asked for in words: this provider does not enforce the schema.';
  return {
    value,
    turns,
    notes: format.type === 'json_schema' || value === null ? [{ at: 'text.format', reason }] : [],
  };
}
