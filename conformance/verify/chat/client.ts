/** The judged Chat Completions server as the probes ask it: within what was announced, and no longer than it answers. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Json } from '../json.ts';
import { CannotJudge, type Meter } from '../probe.ts';
import { brokenOff, type Endpoint, NoAnswer, openAgent, post, type Sending } from './post.ts';
import { type Reply, readReply } from './reply.ts';
import type { Thinking } from './thinking.ts';

export interface ChatOptions extends Endpoint {
  readonly model: string;
  readonly meter: Meter;
}

export interface Ask extends Sending {
  /** The body itself names the field of the cap. */
  readonly capped?: true;
  /** Whatever comes is the finding: an outage is not asked again, and no refusal ends the run. */
  readonly asIs?: true;
  /** The request is not one of those that the probe announced. */
  readonly spare?: boolean;
}

/** What earlier probes have told, for those after them. */
export interface Learned {
  capField: 'max_tokens' | 'max_completion_tokens';
  /** Whether `stream_options` is understood; until that is known it is not sent. */
  askUsage: boolean;
  thinking: Thinking | null;
  answers: number;
  comments: number;
  longestSilenceMs: number;
}

export interface ChatTarget {
  readonly meter: Meter;
  readonly model: string;
  readonly hasKey: boolean;
  readonly learned: Learned;
  /**
   * Sends a request for a stream; waits out a rate limit, and a moment's outage once.
   *
   * @throws CannotJudge when the server cannot be reached, refuses the key or wants to be paid.
   */
  ask(body: Json, how: Ask): Promise<Reply>;
  close(): Promise<void>;
}

/** After so many, a server that was there has gone. */
const MOST_UNANSWERED = 3;

/** A target for the probes of this wire. */
export function openChat(options: ChatOptions): ChatTarget {
  const { meter, model } = options;
  const agent = openAgent();
  const learned: Learned = {
    capField: 'max_tokens',
    askUsage: false,
    thinking: null,
    answers: 0,
    comments: 0,
    longestSilenceMs: 0,
  };
  let unanswered = 0;

  /** A server that has stopped answering is not asked on and on, with a long wait each time. */
  async function exchange(body: string, how: Ask): Promise<Reply> {
    const arrived = await post(agent, options, body, how).catch((cause: unknown) => {
      if (!(cause instanceof NoAnswer)) throw cause;
      return cause;
    });
    const failure = arrived instanceof NoAnswer ? arrived.message : brokenOff(arrived);
    unanswered = failure === null ? 0 : unanswered + 1;
    if (unanswered === MOST_UNANSWERED) {
      throw new CannotJudge(`${MOST_UNANSWERED} requests in a row were not answered to the end: ${failure}`);
    }
    if (arrived instanceof NoAnswer) throw arrived;
    return readReply(arrived);
  }

  async function once(body: Json, how: Ask): Promise<Reply> {
    const cap = how.capped ? {} : { [learned.capField]: how.maxTokens };
    const usage = learned.askUsage ? { stream_options: { include_usage: true } } : {};
    const sent = { model, ...cap, stream: true, ...usage, ...body };
    const reply = await exchange(JSON.stringify(sent), how);
    note(learned, reply);
    meter.outputTokens(reply.answer.usage?.outputTokens ?? Math.ceil(saidIn(reply).length / 4));
    return reply;
  }

  async function ask(body: Json, how: Ask): Promise<Reply> {
    if (how.spare !== true) meter.request();
    else if (!meter.spareRequest()) throw new Error('There are no spare requests left to find out what this needs.');
    let reply = await once(body, how);
    for (let turn = 0; turnedAway(reply, how, turn) && meter.spareRequest(); turn += 1) {
      await wait(reply.retryAfterMs, undefined, { signal: options.signal });
      reply = await once(body, how);
    }
    if (asksForOtherCap(reply, how, learned) && meter.spareRequest()) {
      learned.capField = 'max_completion_tokens';
      reply = await once(body, how);
    }
    if (how.asIs) return reply;
    if (unpaid(reply)) throw new CannotJudge(`The account cannot pay: ${reply.evidence}`);
    if (reply.status === 401) throw new CannotJudge(`The key is refused: ${reply.evidence}`);
    if (reply.status === 429) throw new Error(`The server limits the rate: ${reply.evidence}`);
    return reply;
  }

  return { meter, model, hasKey: options.apiKey !== null, learned, ask, close: () => agent.destroy() };
}

/** Not by what was asked, but by when: the same request may fare better a little later. */
function turnedAway(reply: Reply, how: Ask, turn: number): boolean {
  if (reply.status === 429) return !unpaid(reply);
  return reply.status >= 500 && how.asIs !== true && turn === 0;
}

/** OpenAI's newer models refuse `max_tokens` by name and tell the other field (2025-09). */
function asksForOtherCap(reply: Reply, how: Ask, learned: Learned): boolean {
  const caps = how.capped !== true && learned.capField === 'max_tokens';
  return caps && reply.status === 400 && reply.body.includes('max_completion_tokens');
}

function unpaid(reply: Reply): boolean {
  return reply.status === 402 || (reply.status === 429 && /quota|balance|billing|funds/i.test(reply.body));
}

function note(learned: Learned, { reads, comments }: Reply): void {
  learned.answers += 1;
  learned.comments += comments;
  const silences = reads.map((read, index) => read.at - (reads[index - 1]?.at ?? 0));
  learned.longestSilenceMs = Math.max(learned.longestSilenceMs, ...silences);
}

function saidIn({ answer }: Reply): string {
  return answer.text + answer.reasoning + answer.calls.map((call) => call.arguments).join('');
}
