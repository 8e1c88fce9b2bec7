/** A stage between the reading of chunks and the event machine: deltas in, deltas out, a machine of values. */
import type { Delta } from './conversation.ts';

export interface DeltaStage<State> {
  readonly start: State;
  step(state: State, delta: Delta): readonly [State, readonly Delta[]];
  /** What is still held back when the stream is over without a finish. */
  flush(state: State): readonly Delta[];
}

/** Two stages as one; what the first lets through is what the second hears. */
export function chain<First, Second>(
  first: DeltaStage<First>,
  second: DeltaStage<Second>,
): DeltaStage<readonly [First, Second]> {
  const through = (state: Second, deltas: readonly Delta[]): readonly [Second, readonly Delta[]] => {
    let current = state;
    const out: Delta[] = [];
    for (const delta of deltas) {
      const [next, more] = second.step(current, delta);
      current = next;
      out.push(...more);
    }
    return [current, out];
  };
  return {
    start: [first.start, second.start],
    step([one, other], delta) {
      const [nextOne, deltas] = first.step(one, delta);
      const [nextOther, out] = through(other, deltas);
      return [[nextOne, nextOther], out];
    },
    flush([one, other]) {
      const [state, out] = through(other, first.flush(one));
      return [...out, ...second.flush(state)];
    },
  };
}

/** Whether a delta may overtake text that is held back: it says nothing of its own, or finds its message by itself. */
export function overtakes(delta: Delta): boolean {
  return delta.type === 'usage' || delta.type === 'heartbeat' || delta.type === 'annotation';
}

/** No delta for no text. */
export function textDeltas(type: 'text' | 'reasoning', text: string): readonly Delta[] {
  return text === '' ? [] : [{ type, text }];
}
