/** Plays deltas through a stage, for tests. */
import type { Delta } from './conversation.ts';
import type { DeltaStage } from './delta-stage.ts';

export const FINISH: Delta = { type: 'finish', reason: 'stop', said: 'stop' };

/** What comes out, with neighbouring texts put together; the stage is flushed at the end. */
export function play<State>(stage: DeltaStage<State>, deltas: readonly Delta[]): Delta[] {
  let state = stage.start;
  const out: Delta[] = [];
  for (const delta of deltas) {
    const [next, more] = stage.step(state, delta);
    state = next;
    out.push(...more);
  }
  return merged([...out, ...stage.flush(state)]);
}

export function merged(deltas: readonly Delta[]): Delta[] {
  const out: Delta[] = [];
  for (const delta of deltas) {
    const last = out.at(-1);
    const joins = (delta.type === 'text' || delta.type === 'reasoning') && last?.type === delta.type;
    if (joins) out[out.length - 1] = { type: delta.type, text: last.text + delta.text };
    else out.push(delta);
  }
  return out;
}

export function texts(pieces: readonly string[]): Delta[] {
  return pieces.map((text) => ({ type: 'text', text }));
}

/** All the text, or all the reasoning, that came out. */
export function said(deltas: readonly Delta[], type: 'text' | 'reasoning' = 'text'): string {
  return deltas.map((delta) => (delta.type === type && 'text' in delta ? delta.text : '')).join('');
}

/** The pieces of a text, cut at these places. */
export function cut(text: string, places: readonly number[]): string[] {
  const ends = places.map((place) => place % (text.length + 1)).sort((left, right) => left - right);
  return [...ends, text.length].map((end, index) => text.slice(ends[index - 1] ?? 0, end));
}
