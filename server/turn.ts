/** One turn, from a checked request to the last event. Everything it decides is decided by the pure rooms it calls. */
import type { CreateResponse, ResponseResource, StreamEvent } from '../generated/types/responses.ts';
import { Fault } from './fault.ts';
import type { Note } from './note.ts';
import { type Route, type RouteTable, route } from './routing.ts';
import { isChatAnswer, readChunk, unreadable } from './translate/chat/read-chunk.ts';
import { readRefusal } from './translate/chat/read-error.ts';
import { type WrittenRequest, writeRequest } from './translate/chat/write-request.ts';
import type { Delta } from './translate/conversation.ts';
import { mendHistory } from './translate/mend-history.ts';
import type { AnswerContext } from './translate/responses/answer-context.ts';
import { readRequest } from './translate/responses/read-request.ts';
import { foldEvents, responseBase } from './translate/responses/response.ts';
import { type AnswerState, begin, end, type Step, step } from './translate/responses/write-events.ts';
import { createChunkReader, type Frame } from './upstream/chunks.ts';
import { connectionFault, type Upstream, type UpstreamAnswer } from './upstream/client.ts';

export interface TurnDeps {
  readonly routes: RouteTable;
  readonly upstream: Upstream;
  readonly showReasoning: boolean;
  readonly deadlines: { readonly heartbeatMs: number };
  /** A new name for an answer: letters, digits and dashes. */
  readonly newId: () => string;
  /** Seconds since 1970. */
  readonly now: () => number;
}

export interface PreparedTurn {
  readonly route: Route;
  readonly body: WrittenRequest['body'];
  /** What the translation left out or changed. */
  readonly notes: readonly Note[];
  readonly context: AnswerContext;
}

/** Hears events in batches; a promise asks to wait until the client has read. */
export type Listener = (events: readonly StreamEvent[]) => void | Promise<void>;

export interface TurnOutcome {
  readonly response: ResponseResource;
  /** Why the response failed, null when it did not. */
  readonly fault: Fault | null;
}

/** @throws Fault when the request cannot become a provider's request; nothing has been sent then. */
export function prepareTurn(
  request: CreateResponse,
  deps: Pick<TurnDeps, 'routes' | 'showReasoning' | 'newId' | 'now'>,
): PreparedTurn {
  const routed = route(request.model, deps.routes);
  const { facts, model } = routed.value;
  const read = readRequest(request);
  const mended = mendHistory(read.value.turns);
  if (mended.value.length === 0) {
    throw new Fault('invalid_prompt', 'input holds no message that can be sent to a model.', { param: 'input' });
  }
  const written = writeRequest({ ...read.value, turns: mended.value }, model, facts);
  const answer = deps.newId();
  return {
    route: routed.value,
    body: written.value.body,
    notes: [...routed.notes, ...read.notes, ...mended.notes, ...written.notes],
    context: {
      base: responseBase(request, `resp_${answer}`, deps.now()),
      answer,
      names: written.value.names,
      showReasoning: deps.showReasoning,
      takenCallIds: new Set(mended.value.flatMap((turn) => (turn.role === 'tool' ? [turn.callId] : []))),
    },
  };
}

/**
 * Runs the turn to its terminal event. Never rejects: what fails is heard as `response.failed`. Aborting the signal closes the
 * provider's connection at once.
 */
export async function runTurn(
  turn: PreparedTurn,
  deps: TurnDeps,
  hear: Listener,
  signal: AbortSignal,
): Promise<TurnOutcome> {
  const answer = new Answer(turn);
  let spoke = true;
  const say: Listener = (events) => {
    spoke = true;
    return hear(events);
  };
  await say(answer.begin());
  const heartbeat = setInterval(() => {
    if (!spoke) void hear(answer.heartbeat());
    spoke = false;
  }, deps.deadlines.heartbeatMs);
  const cause = await converse(turn, deps.upstream, answer, say, signal);
  clearInterval(heartbeat);
  await say(answer.end(cause, deps.now()));
  return answer.outcome;
}

/** Asks the provider and hears it out. @returns why it was over. */
async function converse(
  turn: PreparedTurn,
  upstream: Upstream,
  answer: Answer,
  say: Listener,
  signal: AbortSignal,
): Promise<Fault | 'ended'> {
  const { provider } = turn.route;
  const url = `${provider.baseUrl}/chat/completions`;
  let body: UpstreamAnswer['body'] | null = null;
  try {
    const answered = await upstream.send({
      url,
      apiKey: provider.apiKey ?? '',
      body: JSON.stringify(turn.body),
      signal,
    });
    body = answered.body;
    const frames = createChunkReader();
    if (answered.status !== 200) return await refusal(answered, provider.profile.faults);
    for await (const bytes of body as AsyncIterable<Uint8Array>) {
      const events = answer.hear(frames.push(bytes));
      if (events.length > 0) await say(events);
      if (frames.done || answer.failed) return 'ended';
    }
    await say(answer.hear(frames.end()));
    return 'ended';
  } catch (error) {
    if (signal.aborted) return new Fault('server_error', 'The client went away before the answer was complete.');
    return connectionFault(error, new URL(url).host);
  } finally {
    // What is left after [DONE] or a failure is nobody's: the connection goes with it.
    body?.destroy();
  }
}

/** The most of an error body that is read; the rest says nothing more. */
const LONGEST_REFUSAL = 64 * 1024;

async function refusal(answered: UpstreamAnswer, faults: Route['provider']['profile']['faults']): Promise<Fault> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const bytes of answered.body as AsyncIterable<Uint8Array>) {
    pieces.push(bytes);
    size += bytes.length;
    if (size > LONGEST_REFUSAL) break;
  }
  return readRefusal(answered.status, Buffer.concat(pieces).toString('utf8'), answered.retryAfter, faults);
}

/** One answer as it grows: frames of the provider in, events for the client out. */
export class Answer {
  private readonly turn: PreparedTurn;
  private state: AnswerState | null = null;
  private ended: ResponseResource | null = null;

  constructor(turn: PreparedTurn) {
    this.turn = turn;
  }

  /** Nothing more of the provider is worth hearing. */
  get failed(): boolean {
    return this.started.fault !== null;
  }

  get outcome(): TurnOutcome {
    if (this.ended === null) throw new Error('the answer has not ended');
    return { response: this.ended, fault: this.started.fault };
  }

  begin(): readonly StreamEvent[] {
    return this.become(begin(this.turn.context));
  }

  /** One network read: its frames, their deltas, their events, as one batch. */
  hear(frames: readonly Frame[]): readonly StreamEvent[] {
    return frames
      .flatMap((frame) => this.deltasOf(frame))
      .flatMap((delta) => this.become(step(this.turn.context, this.started, delta)));
  }

  heartbeat(): readonly StreamEvent[] {
    return this.become(step(this.turn.context, this.started, { type: 'heartbeat' }));
  }

  /** @param at seconds since 1970. */
  end(cause: Fault | 'ended', at: number): readonly StreamEvent[] {
    const events = this.become(end(this.turn.context, this.started, cause, at));
    this.ended = foldEvents(events);
    return events;
  }

  private get started(): AnswerState {
    if (this.state === null) throw new Error('the answer has not begun');
    return this.state;
  }

  private become([state, events]: Step): readonly StreamEvent[] {
    this.state = state;
    return events;
  }

  private deltasOf(frame: Frame): readonly Delta[] {
    const { stream, faults } = this.turn.route.provider.profile;
    switch (frame.type) {
      case 'chunk':
        return readChunk(frame.value, stream, faults);
      case 'body':
        return isChatAnswer(frame.value)
          ? readChunk(frame.value, stream, faults)
          : [unreadable(JSON.stringify(frame.value))];
      case 'garbage':
        return [unreadable(frame.text)];
      case 'oversized':
        return [unreadable('a chunk of more than 16 MiB')];
    }
  }
}
