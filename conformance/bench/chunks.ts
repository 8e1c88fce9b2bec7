/** The provider's chunks, written once for whoever says them and whoever hears whether they came through unchanged. */
import { type Plan, PROMPT_TOKENS, pieceAt } from './plan.ts';

/** The data of all chunks of an answer that is not paced, in their order. */
export function chunksOf({ deltas }: Pick<Plan, 'deltas'>): readonly string[] {
  const texts = Array.from({ length: deltas }, (_, index) => textChunk(pieceAt(index)));
  return [opening(), ...texts, ...closing(deltas)];
}

/** The first chunk, which says nothing yet. */
export function opening(): string {
  return chunk({ role: 'assistant', content: '' });
}

/** A chunk with a piece of text. */
export function textChunk(content: string): string {
  return chunk({ content });
}

/** The reason of the end, the cost, and the end. */
export function closing(deltas: number): readonly string[] {
  const usage = { prompt_tokens: PROMPT_TOKENS, completion_tokens: deltas, total_tokens: PROMPT_TOKENS + deltas };
  return [chunk({}, 'stop'), chunk(null, null, usage), '[DONE]'];
}

/** As it stands in an event stream. */
export function eventOf(data: string): string {
  return `data: ${data}\n\n`;
}

function chunk(delta: object | null, finish: string | null = null, usage: object | null = null): string {
  const choice = { index: 0, delta, logprobs: null, finish_reason: finish };
  return JSON.stringify({
    ...{ id: '3f8cd270-2ddf-4e4e-a190-6b4e35530ff3', object: 'chat.completion.chunk', created: 1_795_262_400 },
    ...{ model: 'bench', system_fingerprint: 'fp_f9c7af7ebc_bench', choices: delta === null ? [] : [choice], usage },
  });
}
