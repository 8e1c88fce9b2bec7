/** What the scripted providers of the fault cases say, chunk by chunk. */
import { chunk, frame, type Piece, usage } from '../upstream/fake-upstream.ts';

export const opening = chunk({ role: 'assistant', content: '' });
export const say = (content: string) => chunk({ content });
export const think = (thought: string) => chunk({ reasoning_content: thought });
export const half = say('Half a ');
export const rest = say('sentence.');
/** How the answer ended, without its cost. */
export const finished = (reason: string) => chunk({}, reason);
/** A chunk of its own with the cost, as OpenAI sends it. */
export const cost = (said: unknown = usage()) => frame({ object: 'chat.completion.chunk', choices: [], usage: said });
/** Input and output tokens of `cost()`. */
export const TOKENS = [120, 12] as const;

/** One delta of a tool call. */
export function callDelta(slot: number | undefined, more: Readonly<Record<string, unknown>>): string {
  return chunk({ tool_calls: [{ ...(slot === undefined ? {} : { index: slot }), type: 'function', ...more }] });
}

/** A whole tool call in one delta. */
export function call(slot: number | undefined, id: unknown, name: unknown, args: unknown = '{"path":"a.txt"}'): string {
  return callDelta(slot, { id, function: { name, arguments: args } });
}

const parameters = { type: 'object', properties: { path: { type: 'string' } } };
/** The request that offers the tools `look` and `listen`. */
export const WITH_TOOLS = {
  tools: ['look', 'listen'].map((name) => ({ type: 'function', name, parameters })),
};

/** The bytes of pieces, cut into packets of this size. */
export function inPackets(pieces: readonly string[], size: number): readonly Piece[] {
  const bytes = Buffer.from(pieces.join(''));
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}
