/** What must hold of every turn, however wild: the judge of all targets. */
import type { ChatRequest } from '../../generated/types/chat.ts';
import type { StreamEvent } from '../../generated/types/responses.ts';
import { errorBody } from '../../generated/validators-wire.js';
import { readEvents } from '../ears/heard.ts';
import { unlawful } from '../laws/grammar.ts';
import { holds, none, same } from '../laws/law.ts';
import { refusals } from '../laws/messages.ts';
import { readBody, translateRefusal, translateRequest, translateStream } from '../subject.ts';
import { brokenRule } from '../upstream/provider-rules.ts';
import { WAYS, type Ways } from '../upstream/provider-ways.ts';
import { piecesOf, type WildTurn } from './wild-turn.ts';

/** A turn may take so much of a processor, in milliseconds: the longest lawful one takes a hundredth of it. */
const PATIENCE = 3000;

/** Translates the turn both ways in this process. @throws Error that says what does not hold. */
export function judgeInside(turn: WildTurn): void {
  const before = process.threadCpuUsage();
  judgeTranslation(turn);
  const { user, system } = process.threadCpuUsage(before);
  holds(user + system < PATIENCE * 1000, `the turn took more than ${PATIENCE} ms of processor time`);
}

function judgeTranslation(turn: WildTurn): void {
  const { provider, showReasoning, webSearch, status, answer, cause } = turn;
  const options = { showReasoning, webSearch };
  let body: unknown;
  try {
    body = readBody(turn.request);
    judgeSent(translateRequest(body, provider, options).chat, provider);
  } catch (error) {
    judgeThrown(error);
    return;
  }
  if (status !== 200) {
    const events = readEvents(translateRefusal(body, provider, status, answer));
    judgeEvents(events);
    holds(events.at(-1)?.type === 'response.failed', `a refusal ends as ${events.at(-1)?.type}`);
    return;
  }
  const pieces = piecesOf(turn);
  const stream = translateStream(body, provider, pieces, cause, options);
  judgeEvents(readEvents(stream));
  if (pieces.length > 1)
    same(stream, translateStream(body, provider, [answer], cause, options), 'the stream in pieces');
}

/** What goes to the provider keeps the contract and every rule of a strict provider that has its ways, as it is after JSON. */
export function judgeSent(chat: ChatRequest, provider: string): void {
  const sent = JSON.parse(JSON.stringify(chat), wellFormed) as ChatRequest;
  none(refusals(sent));
  const rule = brokenRule(inStrictTerms(sent, WAYS[provider]), WAYS[provider]);
  holds(rule === null, `a strict provider refuses: ${rule}`);
}

/**
 * The strict rules are DeepSeek's. They take a model for a thinking one unless told otherwise, which only the providers who share
 * the rules about thinking are told, unless they know no such word; and the tools that a provider runs itself are in no rule.
 */
function inStrictTerms(sent: ChatRequest, ways: Ways = {}): unknown {
  const tools = (sent.tools ?? []).filter((tool) => tool.type === 'function');
  const told = ways.refused?.thinking === undefined ? { thinking: { type: 'disabled' } } : {};
  return { ...told, ...sent, tools };
}

/** Half a surrogate pair has no UTF-8: strict JSON readers refuse the whole request. */
function wellFormed(key: string, value: unknown): unknown {
  holds(key.isWellFormed(), 'a key that goes to the provider holds half a surrogate pair');
  holds(typeof value !== 'string' || value.isWellFormed(), `"${key}" goes to the provider with half a surrogate pair`);
  return value;
}

/** What the client hears is lawful, and no failure is m2c's own. */
export function judgeEvents(events: readonly StreamEvent[]): void {
  none(unlawful(events));
  const last = events.at(-1);
  const code = last !== undefined && 'response' in last ? last.response.error?.code : undefined;
  holds(code !== 'server_error', 'the answer fails by a fault of m2c');
}

/** A refusal of m2c's is a Fault that blames the request, in the envelope of the contract. */
function judgeThrown(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'Fault') throw error;
  const { status, envelope } = error as Error & { status: number; envelope: () => unknown };
  judgeRefusal(status, envelope.call(error));
}

/** An answer of m2c's with an error status. */
export function judgeRefusal(status: number, envelope: unknown): void {
  holds(errorBody(envelope), `the envelope breaks the contract: ${JSON.stringify(errorBody.errors?.[0])}`);
  const { code, message } = envelope.error;
  holds(code !== 'server_error' && status !== 500, `the request fails by a fault of m2c: ${message}`);
  holds(status >= 400 && status < 600, `a refusal under the status ${status}`);
  holds(JSON.stringify(message).length <= LONGEST_MESSAGE, 'the message of a refusal is longer than a person reads');
}
const LONGEST_MESSAGE = 4000;
