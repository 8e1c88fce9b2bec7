/** The body of POST /v1/responses → a Conversation. */
import type { CreateResponse, TextFormat } from '../../../generated/types/responses.ts';
import { Fault } from '../../fault.ts';
import type { Noted } from '../../note.ts';
import type { Conversation, Options, OutputFormat, Turn } from '../conversation.ts';
import { readItems } from './read-items.ts';
import { readToolChoice, readTools } from './read-tools.ts';

/** @throws Fault when the request relies on responses kept by the server, which m2c does not keep. */
export function readRequest(request: CreateResponse): Noted<Conversation> {
  if (request.previous_response_id) {
    throw new Fault(
      'invalid_prompt',
      'm2c keeps no responses: send the whole conversation in `input` instead of previous_response_id.',
      { param: 'previous_response_id' },
    );
  }
  const items = readItems(
    typeof request.input === 'string' ? [{ role: 'user', content: request.input }] : request.input,
  );
  const tools = readTools([{ at: 'tools', tools: request.tools ?? [] }, ...items.tools]);
  const toolChoice = readToolChoice(request.tool_choice, tools.value);
  const instructions: Turn[] = request.instructions ? [{ role: 'system', text: request.instructions }] : [];
  return {
    value: {
      turns: [...instructions, ...items.turns],
      tools: toolChoice.value.tools,
      toolChoice: toolChoice.value.choice,
      options: readOptions(request),
    },
    notes: [...items.notes, ...tools.notes, ...toolChoice.notes, ...unsupported(request)],
  };
}

function readOptions(request: CreateResponse): Options {
  return {
    effort: request.reasoning?.effort ?? null,
    maxOutputTokens: request.max_output_tokens ?? null,
    temperature: request.temperature ?? null,
    topP: request.top_p ?? null,
    presencePenalty: request.presence_penalty ?? null,
    frequencyPenalty: request.frequency_penalty ?? null,
    parallelToolCalls: request.parallel_tool_calls ?? null,
    format: readFormat(request.text?.format),
    verbosity: request.text?.verbosity ?? null,
    serviceTier: request.service_tier ?? null,
    promptCacheKey: request.prompt_cache_key ?? null,
    safetyIdentifier: request.safety_identifier ?? request.user ?? null,
  };
}

function readFormat(format: TextFormat | null | undefined): OutputFormat {
  if (format?.type !== 'json_schema') return { type: format?.type ?? 'text' };
  const { name, description = null, schema, strict = null } = format;
  return { type: 'json_schema', name, description, schema, strict };
}

/** Options that would change the answer and that no Chat Completions provider can honour. */
function unsupported(request: CreateResponse) {
  const asked: readonly [string, boolean][] = [
    ['background', request.background === true],
    ['conversation', request.conversation != null],
    ['prompt', request.prompt != null],
    ['max_tool_calls', request.max_tool_calls != null],
    ['top_logprobs', (request.top_logprobs ?? 0) > 0],
    ['truncation', request.truncation === 'auto'],
  ];
  return asked.flatMap(([at, is]) =>
    is ? [{ at, reason: `${at} was left out: Chat Completions has no such option.` }] : [],
  );
}
