/** What an answer has become so far: the state of the machine that writes its events. */
import type { OutputItem, StreamEvent } from '../../../generated/types/responses.ts';
import type { Fault } from '../../fault.ts';
import type { FinishReason, Usage } from '../conversation.ts';
import type { Unnumbered } from './answer-context.ts';
import { type CallItem, emptyText, type Item, type TextItem } from './open-item.ts';

export interface AnswerState {
  readonly sequence: number;
  /** Items that are done. */
  readonly output: readonly OutputItem[];
  /** Index of the next item to open. */
  readonly nextIndex: number;
  /** Items not done, in order; only the first can be open. */
  readonly items: readonly Item[];
  /** Arguments of the calls that are done, by slot, to know a repetition when it comes. */
  readonly doneCalls: readonly CallItem[];
  /** Searches of the web that the model asked m2c for, in order; none has been made. */
  readonly searches: readonly CallItem[];
  /** The message that has not begun, with the citations that came before it. */
  readonly nextMessage: TextItem;
  readonly usage: Usage | null;
  readonly finish: FinishReason | null;
  readonly finishSaid: string;
  readonly fault: Fault | null;
  /** Where the provider was last asked: what stood there already is none of its present words. */
  readonly round: Round;
}

/** What an answer had become when the provider was asked to go on with it. */
interface Round {
  readonly output: readonly OutputItem[];
  readonly nextIndex: number;
  readonly usage: Usage | null;
}

export type Step = readonly [AnswerState, readonly StreamEvent[]];

export const START: AnswerState = {
  sequence: 0,
  output: [],
  nextIndex: 0,
  items: [],
  doneCalls: [],
  searches: [],
  nextMessage: emptyText('text'),
  usage: null,
  finish: null,
  finishSaid: '',
  fault: null,
  round: { output: [], nextIndex: 0, usage: null },
};

/** Back to where the provider was last asked; the events that have gone out keep their numbers. */
export function restart({ sequence, round }: AnswerState): AnswerState {
  return { ...START, sequence, output: round.output, nextIndex: round.nextIndex, round };
}

/** The answer goes on from here with new words of the provider. */
export function nextRound(state: AnswerState): AnswerState {
  const { output, nextIndex } = state;
  return restart({ ...state, round: { output, nextIndex, usage: spent(state) } });
}

/** Whether the client has heard of an item since the provider was last asked. */
export function hasBegun({ output, nextIndex, round }: AnswerState): boolean {
  return nextIndex > round.nextIndex || output.length > round.output.length;
}

/**
 * What the whole answer has cost so far: each round reads the conversation anew, and is paid for. The total alone is the last
 * round's: Codex takes it for the length of the conversation and compacts by it (codex-cli 0.169.0).
 */
export function spent({ usage, round }: AnswerState): Usage | null {
  if (usage === null || round.usage === null) return usage ?? round.usage;
  return {
    inputTokens: usage.inputTokens + round.usage.inputTokens,
    cachedTokens: usage.cachedTokens + round.usage.cachedTokens,
    outputTokens: usage.outputTokens + round.usage.outputTokens,
    reasoningTokens: usage.reasoningTokens + round.usage.reasoningTokens,
    totalTokens: usage.totalTokens,
  };
}

/** Gives events their places in the sequence. */
export function number(state: AnswerState, events: readonly Unnumbered[]): Step {
  if (events.length === 0) return [state, []];
  return [{ ...state, sequence: state.sequence + events.length }, numbered(state.sequence, events)];
}

/** The events with their places from `first` on. */
export function numbered(first: number, events: readonly Unnumbered[]): readonly StreamEvent[] {
  return events.map((event, offset) => ({ ...event, sequence_number: first + offset }) as StreamEvent);
}
