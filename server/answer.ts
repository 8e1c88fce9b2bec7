/** One answer as it grows: frames of the provider in, events for the client out. */
import type { ResponseResource, StreamEvent } from '../generated/types/responses.ts';
import type { Fault } from './fault.ts';
import type { Note } from './note.ts';
import type { Route } from './routing.ts';
import { isChatAnswer, readChunk, unreadable } from './translate/chat/read-chunk.ts';
import { type UnwrapState, unwrapText } from './translate/chat/unwrap-text.ts';
import type { WrittenRequest } from './translate/chat/write-request.ts';
import type { Delta } from './translate/conversation.ts';
import type { DeltaStage } from './translate/delta-stage.ts';
import type { AnswerContext } from './translate/responses/answer-context.ts';
import { foldEvents } from './translate/responses/response.ts';
import { type AnswerState, begin, end, type Step, step } from './translate/responses/write-events.ts';
import type { Frame } from './upstream/chunks.ts';

/** A turn that is ready to be sent. */
export interface PreparedTurn {
  readonly route: Route;
  readonly body: WrittenRequest['body'];
  /** What the translation left out or changed. */
  readonly notes: readonly Note[];
  readonly context: AnswerContext;
}

export interface TurnOutcome {
  readonly response: ResponseResource;
  /** Why the response failed, null when it did not. */
  readonly fault: Fault | null;
}

export class Answer {
  /** The events that come before the provider has said anything. */
  readonly opening: readonly StreamEvent[];
  private readonly turn: PreparedTurn;
  private readonly unwrap: DeltaStage<UnwrapState>;
  private wrapped: UnwrapState;
  private state: AnswerState;

  constructor(turn: PreparedTurn) {
    this.turn = turn;
    this.unwrap = unwrapText(turn.route.provider.profile.stream, turn.body);
    this.wrapped = this.unwrap.start;
    [this.state, this.opening] = begin(turn.context);
  }

  /** Nothing more of the provider is worth hearing. */
  get failed(): boolean {
    return this.state.fault !== null;
  }

  /** The provider has said how the answer ended; its cost may still come. */
  get finished(): boolean {
    return this.state.finish !== null;
  }

  /** One network read: its frames, their deltas, their events, as one batch. */
  hear(frames: readonly Frame[]): readonly StreamEvent[] {
    return frames
      .flatMap((frame) => this.deltasOf(frame))
      .flatMap((delta) => this.unwrapped(delta))
      .flatMap((delta) => this.take(delta));
  }

  heartbeat(): readonly StreamEvent[] {
    return this.take({ type: 'heartbeat' });
  }

  /** @param at seconds since 1970. */
  end(cause: Fault | 'ended', at: number): TurnOutcome & { readonly events: readonly StreamEvent[] } {
    const rest = this.unwrap.flush(this.wrapped).flatMap((delta) => this.take(delta));
    const events = [...rest, ...this.become(end(this.turn.context, this.state, cause, at))];
    return { events, response: foldEvents(events), fault: this.state.fault };
  }

  /** Thoughts and calls that came inside the text, as what they are. */
  private unwrapped(delta: Delta): readonly Delta[] {
    const [state, deltas] = this.unwrap.step(this.wrapped, delta);
    this.wrapped = state;
    return deltas;
  }

  private take(delta: Delta): readonly StreamEvent[] {
    const safe = delta.type === 'failed' ? { ...delta, fault: delta.fault.without(this.turn.route.apiKey) } : delta;
    return this.become(step(this.turn.context, this.state, safe));
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
