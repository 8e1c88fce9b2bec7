/** One answer as it grows: frames of the provider in, events for the client out. */
import type { OutputItem, ResponseResource, StreamEvent } from '../generated/types/responses.ts';
import { Fault } from './fault.ts';
import type { Note } from './note.ts';
import type { Route } from './routing.ts';
import { isChatAnswer, readChunk, unreadable } from './translate/chat/read-chunk.ts';
import { type UnwrapState, unwrapText } from './translate/chat/unwrap-text.ts';
import type { WrittenRequest } from './translate/chat/write-request.ts';
import type { Delta, Usage } from './translate/conversation.ts';
import type { DeltaStage } from './translate/delta-stage.ts';
import type { AnswerContext } from './translate/responses/answer-context.ts';
import { type AnswerState, hasBegun, nextRound, restart, type Step } from './translate/responses/answer-state.ts';
import { faultOf } from './translate/responses/ending.ts';
import { foldEvents } from './translate/responses/response.ts';
import { begin, end, step } from './translate/responses/write-events.ts';
import { beginSearch, endSearch, type Searched } from './translate/responses/write-search.ts';
import { readQuery } from './translate/web-search.ts';
import type { Frame } from './upstream/chunks.ts';
import type { Place } from './upstream/gate.ts';

/** A turn that is ready to be sent. */
export interface PreparedTurn {
  readonly route: Route;
  readonly body: WrittenRequest['body'];
  /** What the translation left out or changed. */
  readonly notes: readonly Note[];
  readonly context: AnswerContext;
  /** The only hosts that m2c's own search may find; none for all. */
  readonly searchDomains: readonly string[];
  /** Whose turn it is: where requests wait, clients go in turns. */
  readonly client: string;
  /** The same turn for the next route, translated when it is needed; null when there is none. */
  readonly next: (() => PreparedTurn) | null;
  /** The same turn once these items have been said and the searches among them made: the model goes on from there. */
  readonly after: (said: readonly OutputItem[]) => PreparedTurn;
  /** Its history is to be summarised before it is sent. */
  readonly compaction?: Compaction;
}

export interface Compaction {
  /** The request for the summary. @throws Fault when it cannot be made. */
  readonly request: () => PreparedTurn;
  /** The turn with the summary in the place of what was summarised. @throws Fault when it is of no use. */
  readonly take: (summary: string) => PreparedTurn;
  /** No summary came: the next turns do without for a while. */
  readonly giveUp: () => void;
}

/** A request to a provider that failed before the client heard anything of its answer. */
export interface FailedTry {
  readonly provider: string;
  readonly model: string;
  readonly fault: Fault;
}

export interface TurnOutcome {
  readonly response: ResponseResource;
  /** What was tried in vain before the answer that the client got. */
  readonly failedTries: readonly FailedTry[];
  /** Why the response failed, null when it did not. */
  readonly fault: Fault | null;
}

const MEBIBYTE = 1024 * 1024;
/** An answer without an end must not fill the memory; the longest that a model can give has some two million characters. */
const MOST_SAID = 32 * MEBIBYTE;

export class Answer {
  /** The events that come before the provider has said anything. */
  readonly opening: readonly StreamEvent[];
  /** Tells the place in the provider's queue while the request waits there. */
  waiting: (() => Place) | null = null;
  /** What the request at hand cost by the provider's word, whatever others of the turn did. */
  told: Usage | null = null;
  private turn: PreparedTurn;
  private unwrap: DeltaStage<UnwrapState>;
  private wrapped: UnwrapState;
  private state: AnswerState;
  /** Characters of text, thoughts and arguments. */
  private said = 0;

  constructor(turn: PreparedTurn) {
    this.turn = turn;
    this.unwrap = unwrapText(turn.route.provider.profile.stream, turn.body);
    this.wrapped = this.unwrap.start;
    [this.state, this.opening] = begin(turn.context);
  }

  /** Goes on with the words of a provider that was told what has been said and found so far. */
  goOn(turn: PreparedTurn): void {
    this.state = nextRound(this.state);
    this.restart(turn);
  }

  /** Forgets what one provider said, of which the client has heard nothing, and listens to another, or to the same again. */
  restart(turn: PreparedTurn): void {
    this.turn = turn;
    this.unwrap = unwrapText(turn.route.provider.profile.stream, turn.body);
    this.wrapped = this.unwrap.start;
    this.state = restart(this.state);
    this.said = 0;
  }

  /** The client has heard of an item of what the provider says now: nothing of that can be taken back. */
  get begun(): boolean {
    return hasBegun(this.state);
  }

  /** What the client has heard to its end. */
  get output(): readonly OutputItem[] {
    return this.state.output;
  }

  /** What the answer would fail with if it were over now; null when it would not fail. */
  get failure(): Fault | null {
    return this.state.fault ?? faultOf(this.state, 'ended');
  }

  /** The provider has said nothing at all. */
  get empty(): boolean {
    const { items, searches } = this.state;
    return !this.begun && items.length + searches.length === 0 && this.unwrap.flush(this.wrapped).length === 0;
  }

  /** Nothing more of the provider is worth hearing. */
  get failed(): boolean {
    return this.state.fault !== null;
  }

  /** The provider has said how the answer ended; its cost may still come. */
  get finished(): boolean {
    return this.state.finish !== null;
  }

  /** What it cost so far, null while the provider has not said. */
  get usedTokens(): number | null {
    return this.state.usage?.totalTokens ?? null;
  }

  /** What the request alone cost, null while the provider has not said. */
  get inputTokens(): number | null {
    return this.state.usage?.inputTokens ?? null;
  }

  /** One network read: its frames, their deltas, their events, as one batch. */
  hear(frames: readonly Frame[]): readonly StreamEvent[] {
    const events: StreamEvent[] = [];
    for (const frame of frames) {
      for (const delta of this.deltasOf(frame)) {
        for (const unwrapped of this.unwrapped(delta)) {
          for (const event of this.take(unwrapped)) events.push(event);
        }
      }
    }
    return events;
  }

  /** Whether the provider has ended well and waits for searches that m2c shall make. */
  get searches(): boolean {
    const { searches, finish, fault } = this.state;
    return searches.length > 0 && finish === 'stop' && fault === null;
  }

  /**
   * Takes over the searches that the provider asks for. Until the provider has gone on, or the answer was ended, it is none:
   * whatever breaks it off now is heard as a failure.
   */
  takeSearches(): { readonly queries: readonly string[]; readonly callsClient: boolean } {
    const { searches, doneCalls } = this.state;
    this.state = nextRound(this.state);
    return { queries: searches.map(({ text }) => readQuery(text)), callsClient: doneCalls.length > searches.length };
  }

  beginSearch(): readonly StreamEvent[] {
    return this.become(beginSearch(this.turn.context, this.state));
  }

  endSearch(searched: Searched): readonly StreamEvent[] {
    return this.become(endSearch(this.turn.context, this.state, searched));
  }

  /** The answer ends here, well: what was found goes to the model with the outputs of the client's own calls. */
  leaveToClient(): void {
    this.state = { ...this.state, finish: 'stop' };
  }

  heartbeat(): readonly StreamEvent[] {
    const beat = this.take({ type: 'heartbeat' });
    return this.waiting === null ? beat : beat.map(tellingPlace(this.waiting()));
  }

  /** @param at seconds since 1970. */
  end(
    cause: Fault | 'ended',
    at: number,
  ): Omit<TurnOutcome, 'failedTries'> & { readonly events: readonly StreamEvent[] } {
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
    if (delta.type === 'usage') this.told = delta.usage;
    return this.become(step(this.turn.context, this.state, this.bounded(delta)));
  }

  /** The delta without the keys it may repeat, or the failure of an answer that has no end. */
  private bounded(delta: Delta): Delta {
    if (delta.type === 'failed') return { ...delta, fault: delta.fault.without(this.turn.route.provider.keys) };
    this.said += 'text' in delta ? delta.text.length : delta.type === 'call' ? delta.args.length : 0;
    if (this.said <= MOST_SAID) return delta;
    const message = `The provider's answer is longer than ${MOST_SAID / MEBIBYTE} MiB.`;
    return { type: 'failed', fault: new Fault('upstream_unreadable', message) };
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

/** Metadata is the one place of the contract that takes words of a server's own; Codex looks at none (codex-cli 0.169.0). */
function tellingPlace({ ahead, expectedMs }: Place): (event: StreamEvent) => StreamEvent {
  const about = expectedMs === 0 ? '' : `, about ${Math.ceil(expectedMs / 1000)} s`;
  const m2c_queue = `${ahead} before this request${about}`;
  return (event) => {
    if (event.type !== 'response.in_progress') return event;
    const { response } = event;
    return { ...event, response: { ...response, metadata: { ...response.metadata, m2c_queue } } };
  };
}
