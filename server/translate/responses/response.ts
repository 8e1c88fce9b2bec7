/** The response resource: what the request asked for, repeated, with what the answer has become so far. */
import type {
  CreateResponse,
  EchoedTool,
  OutputItem,
  ResponseError,
  ResponseResource,
  StreamEvent,
  Tool,
} from '../../../generated/types/responses.ts';
import type { Fault } from '../../fault.ts';
import type { Usage } from '../conversation.ts';

/** The part of the resource that stays the same from the first event to the last. */
export type ResponseBase = Omit<
  ResponseResource,
  'status' | 'output' | 'usage' | 'error' | 'incomplete_details' | 'completed_at'
>;

/** Every field that strict clients require, with the API's own default where the request was silent (Open Responses, 2026-04). */
export function responseBase(request: CreateResponse, id: string, createdAt: number): ResponseBase {
  return {
    id,
    object: 'response',
    created_at: createdAt,
    model: request.model,
    previous_response_id: null,
    instructions: request.instructions ?? null,
    tools: echoed(request.tools ?? NO_TOOLS),
    tool_choice: request.tool_choice ?? 'auto',
    truncation: request.truncation ?? 'disabled',
    parallel_tool_calls: request.parallel_tool_calls ?? true,
    text: {
      format: request.text?.format ?? { type: 'text' },
      ...(request.text?.verbosity ? { verbosity: request.text.verbosity } : {}),
    },
    top_p: request.top_p ?? 1,
    presence_penalty: request.presence_penalty ?? 0,
    frequency_penalty: request.frequency_penalty ?? 0,
    top_logprobs: request.top_logprobs ?? 0,
    temperature: request.temperature ?? 1,
    reasoning: request.reasoning
      ? { effort: request.reasoning.effort ?? null, summary: request.reasoning.summary ?? null }
      : null,
    max_output_tokens: request.max_output_tokens ?? null,
    max_tool_calls: request.max_tool_calls ?? null,
    // m2c keeps no responses, whatever was asked.
    store: false,
    background: false,
    service_tier: request.service_tier ?? 'default',
    metadata: request.metadata ?? {},
    safety_identifier: request.safety_identifier ?? null,
    prompt_cache_key: request.prompt_cache_key ?? null,
  };
}

const NO_TOOLS: readonly Tool[] = [];

/** Requests whose tools were read once have one echo. */
const ECHOED = new WeakMap<readonly Tool[], readonly EchoedTool[]>();

function echoed(tools: readonly Tool[]): readonly EchoedTool[] {
  const known = ECHOED.get(tools);
  if (known !== undefined) return known;
  const made = tools.map(echoTool);
  ECHOED.set(tools, made);
  return made;
}

function echoTool(tool: Tool): EchoedTool {
  if (tool.type !== 'function') return tool as EchoedTool;
  return {
    ...tool,
    description: tool.description ?? null,
    parameters: tool.parameters ?? null,
    strict: tool.strict ?? null,
  } as EchoedTool;
}

export interface Progress {
  readonly status: ResponseResource['status'];
  readonly output: readonly OutputItem[];
  readonly usage: Usage | null;
  readonly fault?: Fault;
  readonly incomplete?: 'max_output_tokens' | 'content_filter';
  readonly completedAt?: number;
}

export function responseResource(base: ResponseBase, progress: Progress): ResponseResource {
  const { status, output, usage, fault, incomplete, completedAt } = progress;
  return {
    ...base,
    status,
    output,
    usage: usage === null ? null : writeUsage(usage),
    error: fault === undefined ? null : writeError(fault),
    incomplete_details: incomplete === undefined ? null : { reason: incomplete },
    completed_at: completedAt ?? null,
  };
}

/** The plain answer: the resource that the stream ended with. */
export function foldEvents(events: readonly StreamEvent[]): ResponseResource {
  const last = events.at(-1);
  if (last !== undefined && isTerminal(last)) return last.response;
  throw new Error('a stream ended without a terminal event');
}

type TerminalEvent = Extract<StreamEvent, { type: 'response.completed' | 'response.incomplete' | 'response.failed' }>;

/** Whether nothing comes behind it. */
export function isTerminal(event: StreamEvent): event is TerminalEvent {
  return /^response\.(completed|incomplete|failed)$/.test(event.type);
}

function writeUsage(usage: Usage): ResponseResource['usage'] {
  return {
    input_tokens: usage.inputTokens,
    input_tokens_details: { cached_tokens: usage.cachedTokens },
    output_tokens: usage.outputTokens,
    output_tokens_details: { reasoning_tokens: usage.reasoningTokens },
    total_tokens: usage.totalTokens,
  };
}

function writeError(fault: Fault): ResponseError {
  const shown = fault.forCodex();
  // Codex waits as long as the message tells (codex-cli 0.169.0), and reads no header once the stream has begun.
  const wait =
    shown.code === 'rate_limit_exceeded' && shown.retryAfter !== null
      ? ` Please try again in ${shown.retryAfter}s.`
      : '';
  return { code: shown.code, message: shown.message + wait };
}
