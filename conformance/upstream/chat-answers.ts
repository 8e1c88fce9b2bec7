/**
 * Answers of a Chat Completions provider, written by hand the way DeepSeek frames them: the role in the first delta, one
 * finish chunk that also carries the usage, then [DONE].
 */

/** What a scripted provider does next: sends these bytes, waits, or one of the three ways to stop. */
export type Piece =
  | string
  | Uint8Array
  | { readonly waitMs: number }
  /** The connection is reset in the middle. */
  | 'reset'
  /** The body ends here, cleanly, whatever was said. */
  | 'end'
  /** Nothing more is sent, and the connection stays open until the caller closes it. */
  | 'hang';

export interface Answer {
  /** Default 200. */
  readonly status?: number;
  /** Default: an event stream for 200, JSON for the rest. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent in order; a body that runs out ends cleanly. */
  readonly pieces: readonly Piece[];
}

export interface ScriptedCall {
  readonly id: string;
  readonly name: string;
  /** The arguments, or the exact text a provider streams for them. */
  readonly args: string | Readonly<Record<string, unknown>>;
}

export interface ScriptedUsage {
  readonly prompt: number;
  readonly completion: number;
  readonly cached?: number;
  readonly reasoning?: number;
}

export const DONE = 'data: [DONE]\n\n';

const DEFAULT_USAGE: ScriptedUsage = { prompt: 120, completion: 12, cached: 100, reasoning: 4 };
const HEAD = { id: 'chatcmpl-scripted', object: 'chat.completion.chunk', created: 1_700_000_000, model: 'scripted' };

/** One SSE frame. */
export function frame(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

/** The usage object of a chunk. */
export function usage(tokens: ScriptedUsage = DEFAULT_USAGE): Record<string, unknown> {
  return {
    prompt_tokens: tokens.prompt,
    completion_tokens: tokens.completion,
    total_tokens: tokens.prompt + tokens.completion,
    prompt_tokens_details: { cached_tokens: tokens.cached ?? 0 },
    completion_tokens_details: { reasoning_tokens: tokens.reasoning ?? 0 },
  };
}

/** One chunk with one choice. */
export function chunk(delta: Readonly<Record<string, unknown>>, finishReason: string | null = null): string {
  return frame({ ...HEAD, choices: [{ index: 0, delta, finish_reason: finishReason }] });
}

/** The chunk that says how the answer ended, and what it cost. */
export function finish(reason: string, tokens?: ScriptedUsage): string {
  const choices = [{ index: 0, delta: { content: '', reasoning_content: null }, finish_reason: reason }];
  return frame({ ...HEAD, choices, usage: usage(tokens) });
}

/** The model says this text. */
export function textAnswer(text: string): Answer {
  return reasoningAnswer('', text);
}

/** The model thinks this thought, then says this text. */
export function reasoningAnswer(thought: string, text: string): Answer {
  return {
    pieces: [opening(), ...spoken('reasoning_content', thought), ...spoken('content', text), finish('stop'), DONE],
  };
}

/** The model thinks this thought, then calls these tools. */
export function callAnswer(calls: readonly ScriptedCall[], thought = 'A tool will tell.'): Answer {
  const deltas = calls.flatMap((call, slot) => callChunks(call, slot));
  return { pieces: [opening(), ...spoken('reasoning_content', thought), ...deltas, finish('tool_calls'), DONE] };
}

/** The provider refuses, in the envelope of OpenAI. */
export function errorAnswer(status: number, message: string, more: Readonly<Record<string, unknown>> = {}): Answer {
  const error = { message, type: 'invalid_request_error', param: null, code: 'invalid_request_error', ...more };
  return { status, pieces: [JSON.stringify({ error })] };
}

export function opening(): string {
  return chunk({ role: 'assistant', content: null, reasoning_content: '' });
}

/** One delta per word, so that joining them is part of the test. */
function spoken(field: 'content' | 'reasoning_content', text: string): string[] {
  return text.split(/(?<=\s)/).flatMap((word) => (word === '' ? [] : [chunk({ [field]: word })]));
}

function callChunks(call: ScriptedCall, slot: number): string[] {
  const args = typeof call.args === 'string' ? call.args : JSON.stringify(call.args);
  const middle = Math.ceil(args.length / 2);
  const named = { index: slot, id: call.id, type: 'function', function: { name: call.name, arguments: '' } };
  const halves = [args.slice(0, middle), args.slice(middle)].filter((half) => half !== '');
  return [
    chunk({ tool_calls: [named] }),
    ...halves.map((half) => chunk({ tool_calls: [{ index: slot, function: { arguments: half } }] })),
  ];
}
