/** What the probes share: their prompts, what a refusal means, and asking once more before saying that a model does not. */

import { isRecord, type Json, list, word } from '../json.ts';
import { type Finding, finding } from '../probe.ts';
import type { ChatTarget } from './client.ts';
import type { Reply } from './reply.ts';

/** A thought may stand before each answer. */
export const ANSWER_TOKENS = 512;
/** Enough where only acceptance counts. */
export const FEW_TOKENS = 16;

export const user = (content: unknown): Json => ({ role: 'user', content });
export const READY = user('Reply with the single word: ready');

export const tool = (name: string, parameters: Json, more: Json = {}): Json => ({
  type: 'function',
  function: { name, description: 'A tool for a test.', parameters, ...more },
});

export const WEATHER = tool('get_weather', {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
});

/** A user message that asks for calls of a tool with these arguments. */
export function callPlease(name: string, ...args: readonly Json[]): Json {
  const [first, ...others] = args.map((one) => JSON.stringify(one));
  const more = others.map((one) => ` In the same message, call it a second time with the arguments ${one}.`);
  return user(`Call the tool ${name} with the arguments ${first}.${more.join('')} Say nothing else.`);
}

/** Asks; when the answer was none of what is hoped for, and no refusal either, asks once more. */
export async function askTwice(
  target: ChatTarget,
  body: Json,
  maxTokens: number,
  hoped: (reply: Reply) => boolean,
): Promise<Reply> {
  const reply = await target.ask(body, { maxTokens });
  return reply.refused || hoped(reply) ? reply : await target.ask(body, { maxTokens });
}

/** The answer as the message it becomes in the next request, with its thought in the field it came in. */
export function spokenBack({ answer, deltas }: Reply, withThought = true): Json {
  const field = thoughtField(deltas);
  const calls = answer.calls.map((call, index) => ({
    id: call.id === '' ? `call_${index}` : call.id,
    type: 'function',
    function: { name: call.name, arguments: call.arguments },
  }));
  return {
    role: 'assistant',
    content: answer.text,
    ...(withThought && field !== null ? { [field]: answer.reasoning } : {}),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
  };
}

/** The field of the deltas that holds the thought, as far as it is a text. */
export function thoughtField(deltas: readonly Json[]): string | null {
  const fields = ['reasoning_content', 'reasoning'];
  return fields.find((field) => deltas.some((delta) => word(delta[field]) !== '')) ?? null;
}

/** Each call of the answer answered with this text. */
export function outputs(message: Json, content: unknown): Json[] {
  return list(message.tool_calls)
    .filter(isRecord)
    .map((call) => ({ role: 'tool', tool_call_id: call.id, content }));
}

/** One trait that a request has or lacks: whether the server takes it. */
export interface Trait {
  readonly id: string;
  readonly title: string;
  readonly body: Json;
  /** What an agent session suffers when it is refused; null where m2c goes another way. */
  readonly ifRefused?: string;
}

/** Asks once without any of the traits, so that a refusal afterwards means the trait, then once for each. */
export async function accepted(target: ChatTarget, plain: Json, traits: readonly Trait[]): Promise<Finding[]> {
  await control(target, plain);
  const findings: Finding[] = [];
  for (const { id, title, body, ifRefused } of traits) {
    const reply = await target.ask({ ...plain, ...body }, { maxTokens: FEW_TOKENS });
    findings.push(finding(id, title, !reply.refused, taken(reply), reply.refused ? (ifRefused ?? null) : null));
  }
  return findings;
}

/** @throws Error when even the plain request is refused: then nothing about its traits can be told. */
export async function control(target: ChatTarget, plain: Json): Promise<void> {
  const reply = await target.ask(plain, { maxTokens: FEW_TOKENS });
  if (reply.refused) throw new Error(`The plain request that the others build on was refused: ${reply.evidence}`);
}

/** Evidence where only acceptance counts. */
export function taken(reply: Reply): string {
  return reply.refused ? reply.evidence : 'it was taken';
}

/** `honoured`, `ignored` or `refused`. */
export function honour(reply: Reply, honoured: boolean): string {
  if (reply.refused) return 'refused';
  return honoured ? 'honoured' : 'ignored';
}

/** What the model said, for evidence. */
export function quote(reply: Reply): string {
  if (reply.refused) return reply.evidence;
  const calls = reply.answer.calls.map((call) => `${call.name}(${call.arguments})`);
  const said = [reply.answer.text.trim(), ...calls].filter((part) => part !== '').join(' ');
  return said === '' ? `it said nothing (${reply.evidence})` : `it said "${said.slice(0, 120)}"`;
}
