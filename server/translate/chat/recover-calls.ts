/**
 * Tool calls that a model wrote into its text → calls. Recovered only when every tool in the block was offered, the whole
 * block parses, it is not quoted as code, and the answer ends well without calls of its own: a model that calls in both
 * ways means one call (opencodex#5499, 2026-09). Everything else stays text, byte for byte.
 */
import { LEAKS } from '../../providers/leaks.ts';
import type { LeakDialect } from '../../providers/profile.ts';
import type { Delta } from '../conversation.ts';
import { type DeltaStage, overtakes, textDeltas } from '../delta-stage.ts';
import type { DeclaredTools } from './leak-block.ts';
import { type Leak, releaseHeld, SEARCH_START, type SearchState, type Sought, searchLeaks } from './leak-search.ts';
import { meaningOf } from './leak-values.ts';

type CallDelta = Extract<Delta, { type: 'call' }>;

export interface RecoverState {
  readonly search: SearchState;
  /** The calls that came as calls, to know a leak that repeats one. */
  readonly properCalls: readonly CallDelta[];
  /** How many calls were recovered. */
  readonly made: number;
}

/** The slots of recovered calls begin here: no provider's own come so far. */
export const FIRST_RECOVERED_SLOT = 1_000_000;

const START: RecoverState = { search: SEARCH_START, properCalls: [], made: 0 };

type Step = readonly [RecoverState, readonly Delta[]];

/** @param tools what the model may call; without any, or without dialects, every delta passes as it is. */
export function recoverCalls(dialects: readonly LeakDialect[], tools: DeclaredTools): DeltaStage<RecoverState> {
  const known = dialects.map((dialect) => LEAKS[dialect]);
  const grammars = known.flatMap((leaks) => leaks.grammars);
  const sought: Sought = { grammars, strays: known.flatMap((leaks) => leaks.strays), tools };
  const idle = grammars.length === 0 || tools.size === 0;
  return {
    start: START,
    step: (state, delta) => (idle || overtakes(delta) ? [state, [delta]] : hear(state, delta, sought)),
    // A cut answer is asked for again: what it wanted must not be run.
    flush: withdraw,
  };
}

function hear(state: RecoverState, delta: Delta, sought: Sought): Step {
  if (delta.type === 'text') {
    const [search, text] = searchLeaks(state.search, delta.text, sought);
    return [search === state.search ? state : { ...state, search }, textDeltas('text', text)];
  }
  if (delta.type === 'finish' || delta.type === 'failed') {
    const honest = delta.type === 'finish' && delta.reason === 'stop';
    const said = honest && state.properCalls.length === 0 ? recover(state) : withdraw(state, honest);
    const made = state.made + said.filter(({ type }) => type === 'call').length;
    return [{ ...START, properCalls: state.properCalls, made }, [...said, delta]];
  }
  const [search, text] = releaseHeld(state.search);
  const properCalls = delta.type === 'call' ? heardCall(state.properCalls, delta) : state.properCalls;
  return [{ ...state, search, properCalls }, [...textDeltas('text', text), delta]];
}

/** The leaks as calls, behind all that was said. */
function recover({ search, made }: RecoverState): readonly Delta[] {
  const [{ leaks }, text] = releaseHeld(search);
  const calls = leaks.flatMap((leak) => leak.calls);
  return [
    ...textDeltas('text', text),
    ...calls.map(({ name, args }, index): Delta => {
      return { type: 'call', slot: FIRST_RECOVERED_SLOT + made + index, id: '', name, args, last: false };
    }),
  ];
}

/** The leaks as the text they were written as, but for those that repeat calls which are made. */
function withdraw({ search, properCalls }: RecoverState, honest = false): readonly Delta[] {
  const [{ leaks }, text] = releaseHeld(search);
  const kept = honest ? leaks.filter((leak) => !repeats(leak, properCalls)) : leaks;
  return [...textDeltas('text', kept.map(({ written }) => written).join('')), ...textDeltas('text', text)];
}

function repeats(leak: Leak, properCalls: readonly CallDelta[]): boolean {
  return leak.calls.every(({ name, args }) => {
    const meaning = meaningOf(args);
    return meaning !== null && properCalls.some((call) => call.name === name && meaningOf(call.args) === meaning);
  });
}

/** The calls so far, with one more piece put where its id or slot says. A mistake here only leaves a leak in the text. */
function heardCall(calls: readonly CallDelta[], delta: CallDelta): readonly CallDelta[] {
  const same = calls.findLast((call) => delta.slot === null || call.slot === delta.slot);
  if (same === undefined || (delta.id !== '' && same.id !== '' && delta.id !== same.id)) return [...calls, delta];
  const name = same.name === delta.name ? same.name : same.name + delta.name;
  const grown = { ...same, id: same.id || delta.id, name, args: same.args + delta.args };
  return calls.map((call) => (call === same ? grown : call));
}
