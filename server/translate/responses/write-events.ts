/**
 * Deltas → events of the Responses stream: a machine of values. `begin`, `step` and `end` take a state and give the next one
 * with the events it caused; ids and time come in from outside.
 *
 * One item is open at a time, because clients key on that. A piece that belongs to a later item waits until the open one is
 * whole: text and reasoning are when anything else begins, a tool call is when its arguments are complete JSON. A call
 * goes out the moment it is whole, since Codex runs it at once (codex-cli 0.169.0).
 */
import type { StreamEvent } from '../../../generated/types/responses.ts';
import { Fault } from '../../fault.ts';
import type { Delta, FinishReason } from '../conversation.ts';
import type { AnswerContext } from './answer-context.ts';
import { type AnswerState, number, numbered, START, type Step, spent } from './answer-state.ts';
import { faultOf, isGraver } from './ending.ts';
import { citationAdded, closeItem, growItem, isUnheard, openItem } from './item-events.ts';
import {
  type CallItem,
  type CitationDelta,
  callFor,
  emptyCall,
  emptyText,
  foldCall,
  type Item,
  isWhole,
  type TextItem,
  withCitation,
  withText,
} from './open-item.ts';
import { responseResource } from './response.ts';

export function begin(context: AnswerContext): Step {
  const response = responseResource(context.base, { status: 'in_progress', output: [], usage: null });
  return number(START, [
    { type: 'response.created', response },
    { type: 'response.in_progress', response },
  ]);
}

export function step(context: AnswerContext, state: AnswerState, delta: Delta): Step {
  if (state.fault !== null) return [state, []];
  if (state.output.length + state.items.length + state.searches.length > MOST_ITEMS) {
    const fault = new Fault('upstream_unreadable', `The provider's answer has more than ${MOST_ITEMS} parts.`);
    return [{ ...state, fault }, []];
  }
  switch (delta.type) {
    case 'text':
    case 'refusal':
    case 'reasoning': {
      const last = state.items.at(-1);
      if (last !== undefined && last.kind === delta.type) return grow(context, state, withText(last, delta.text));
      const [fresh, nextMessage] =
        delta.type === 'text' ? [state.nextMessage, START.nextMessage] : [emptyText(delta.type), state.nextMessage];
      return advance(context, { ...state, nextMessage, items: [...state.items, withText(fresh, delta.text)] });
    }
    case 'annotation':
      return cite(context, state, delta);
    case 'call':
      return stepCall(context, state, delta);
    case 'usage':
      return [{ ...state, usage: delta.usage }, []];
    case 'finish':
      return finish(context, state, delta.reason, delta.said);
    case 'failed':
      return [{ ...state, fault: delta.fault }, []];
    case 'heartbeat': {
      const response = responseResource(context.base, { status: 'in_progress', output: [], usage: null });
      return number(state, [{ type: 'response.in_progress', response }]);
    }
  }
}

/**
 * The last events, exactly one of them terminal.
 *
 * @param cause why the provider's stream is over: by itself, or by a fault of the way.
 * @param at seconds since 1970.
 */
export function end(context: AnswerContext, state: AnswerState, cause: Fault | 'ended', at: number): Step {
  const fault = state.fault ?? faultOf(state, cause);
  if (fault !== null) {
    const progress = { status: 'failed', output: state.output, usage: spent(state), fault } as const;
    return number({ ...state, fault }, [
      { type: 'response.failed', response: responseResource(context.base, progress) },
    ]);
  }
  if (state.finish === 'stop') {
    const [closed, events] = closeAll(context, state, 'completed');
    if (closed.fault !== null) {
      const [last, terminal] = end(context, closed, cause, at);
      return [last, [...events, ...terminal]];
    }
    const progress = { status: 'completed', output: closed.output, usage: spent(closed), completedAt: at } as const;
    const [last, terminal] = number(closed, [
      { type: 'response.completed', response: responseResource(context.base, progress) },
    ]);
    return [last, [...events, ...terminal]];
  }
  const [closed, events] = closeAll(context, state, 'incomplete');
  const incomplete = state.finish === 'length' ? 'max_output_tokens' : 'content_filter';
  const progress = { status: 'incomplete', output: closed.output, usage: spent(closed), incomplete } as const;
  const response = responseResource(context.base, progress);
  const [last, terminal] = number(closed, [{ type: 'response.incomplete', response }]);
  return [last, [...events, ...terminal]];
}

function finish(context: AnswerContext, state: AnswerState, reason: FinishReason, said: string): Step {
  const next = isGraver(reason, state.finish) ? { ...state, finish: reason, finishSaid: said } : state;
  return next.finish === 'stop' ? closeAll(context, next, 'completed') : [next, []];
}

/** More items than any model ever sent; an answer without an end must not fill the memory. */
const MOST_ITEMS = 4096;

function stepCall(context: AnswerContext, state: AnswerState, delta: Extract<Delta, { type: 'call' }>): Step {
  const current = callFor(state.items, delta);
  if (current !== null) return grow(context, state, foldCall(current, delta), current);
  const done = callFor(state.doneCalls, delta);
  if (done === null) {
    return advance(context, { ...state, items: [...state.items, foldCall(emptyCall(delta.slot), delta)] });
  }
  // vLLM's GLM parser re-sends the whole arguments at the end (recorded 2026-04).
  if (delta.args.trim() === '' || delta.args === done.text) return [state, []];
  return [
    { ...state, fault: new Fault('upstream_unreadable', 'The provider went on with a tool call it had ended.') },
    [],
  ];
}

/** A citation belongs to the last message that can still grow, or to the next one. */
function cite(context: AnswerContext, state: AnswerState, delta: CitationDelta): Step {
  const item = state.items.findLast((one): one is TextItem => one.kind === 'text');
  if (item === undefined) return [{ ...state, nextMessage: withCitation(state.nextMessage, delta) }, []];
  const cited = withCitation(item, delta);
  if (cited === item) return [state, []];
  const next = { ...state, items: state.items.map((one) => (one === item ? cited : one)) };
  return number(next, item.index < 0 ? [] : citationAdded(context, cited, item.citations.length));
}

/** Puts a grown item back into its place and tells what the client may hear of it. */
function grow(
  context: AnswerContext,
  state: AnswerState,
  item: Item,
  before: Item | undefined = state.items.at(-1),
): Step {
  if (item.index >= 0 && state.items.length === 1) {
    // Most of all steps: the open item grows, and nothing waits behind it.
    const events = growItem(context, item);
    return [{ ...state, items: [item], sequence: state.sequence + events.length }, numbered(state.sequence, events)];
  }
  const items = state.items.map((one) => (one === before ? item : one));
  const next = { ...state, items };
  if (before === undefined || before !== state.items[0]) return advance(context, next);
  const [grown, events] = number(next, item.index < 0 ? [] : growItem(context, item));
  const [advanced, more] = advance(context, grown);
  return more.length === 0 ? [advanced, events] : [advanced, [...events, ...more]];
}

/** Opens the first item once there is something to open, and closes it once it is whole and another waits. */
function advance(context: AnswerContext, state: AnswerState): Step {
  return untilDone(state, (current) => {
    const [first, next] = current.items;
    const whole = first !== undefined && next !== undefined && isWhole(first);
    if (first !== undefined && isSearch(context, first) && isSpeakable(first)) return whole ? setAside(current) : null;
    if (first !== undefined && first.index < 0 && (whole || isSpeakable(first))) return open(context, current);
    return whole ? close(context, current, 'completed') : null;
  });
}

/** A call opens when its name is surely complete, which is when its arguments begin; some names come later still. */
function isSpeakable(item: Item): boolean {
  return item.text !== '' && (item.kind !== 'call' || item.name !== '');
}

function closeAll(context: AnswerContext, state: AnswerState, ending: 'completed' | 'incomplete'): Step {
  return untilDone(state, (current) => {
    const [first, next] = current.items;
    if (first === undefined || current.fault !== null) return null;
    const last = next === undefined;
    if (ending === 'incomplete' && first.kind === 'call' && (last || !isWhole(first))) {
      // Half a command must not run: a call that a limit may have cut is never done, and Codex runs even "incomplete" ones.
      // The place of an item that nobody has heard of is free again.
      const nextIndex = first.index >= 0 && isUnheard(context, first) ? first.index : current.nextIndex;
      return [{ ...current, nextIndex, items: current.items.slice(1) }, []];
    }
    if (isSearch(context, first)) return setAside(current);
    if (isHalfText(context, first)) {
      const message = `The provider ended its answer in the middle of the text for the tool ${first.name}.`;
      return [{ ...current, fault: new Fault('upstream_cut', message) }, []];
    }
    return first.index < 0 ? open(context, current) : close(context, current, last ? ending : 'completed');
  });
}

function isSearch(context: AnswerContext, item: Item): boolean {
  return item.kind === 'call' && context.names.identity(item.name).kind === 'web_search';
}

/** A search is ours to make once the provider has said all: the client's own calls need not wait for it. */
function setAside(state: AnswerState): Step {
  const [first, ...items] = state.items;
  if (first?.kind !== 'call') return [state, []];
  return [{ ...state, items, doneCalls: [...state.doneCalls, first], searches: [...state.searches, first] }, []];
}

/** Takes one step after the other, each from where the one before left, until there is none. */
function untilDone(state: AnswerState, next: (current: AnswerState) => Step | null): Step {
  let current = state;
  const events: StreamEvent[] = [];
  for (let taken = next(current); taken !== null; taken = next(current)) {
    current = taken[0];
    events.push(...taken[1]);
  }
  return [current, events];
}

/**
 * A function's broken arguments go out as they are, since the model hears the error. A custom tool would take the broken
 * wrapping for its text.
 */
function isHalfText(context: AnswerContext, item: Item): item is CallItem {
  if (item.kind !== 'call' || item.json.ended || context.names.identity(item.name).kind !== 'custom') return false;
  return item.text.trimStart().startsWith('{');
}

function open(context: AnswerContext, state: AnswerState): Step {
  const [first, ...rest] = state.items;
  if (first === undefined) return [state, []];
  const opened = openItem(context, first, state.nextIndex, state.output);
  return number({ ...state, nextIndex: state.nextIndex + 1, items: [opened.item, ...rest] }, opened.events);
}

function close(context: AnswerContext, state: AnswerState, status: 'completed' | 'incomplete'): Step {
  const [first, ...items] = state.items;
  if (first === undefined) return [state, []];
  const closed = closeItem(context, first, status);
  const doneCalls = first.kind === 'call' ? [...state.doneCalls, first] : state.doneCalls;
  return number({ ...state, items, doneCalls, output: [...state.output, closed.output] }, closed.events);
}
