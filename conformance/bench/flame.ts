/** A CPU profile as a flame graph in lines of text: who called whom, and for how much of the time. */
import { type CallFrame, type CpuProfile, isNothing, nameOf } from './self-times.ts';

interface Flame {
  readonly name: string;
  readonly place: string;
  /** Microseconds with all that it calls. */
  us: number;
  readonly calls: Map<string, Flame>;
}

const WIDTH = 20;

/**
 * The same function called by the same callers is one line, whatever the lines of the calls.
 * @param least share of the busy time below which a function and all that it calls are left out.
 * @param places a frame's place, as it is to be shown; what it gives null for is part of its caller.
 */
export function flameLines(
  { nodes, samples, timeDeltas }: CpuProfile,
  least: number,
  places: (frame: CallFrame) => string | null,
): readonly string[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const root: Flame = { name: '', place: '', us: 0, calls: new Map() };
  samples.forEach((sample, index) => {
    const leaf = frames.get(sample);
    if (leaf === undefined || isNothing(leaf)) return;
    const us = Math.max(0, timeDeltas[index] ?? 0);
    root.us += us;
    let flame = root;
    for (const frame of stackOf(sample, frames, parents)) {
      const place = places(frame);
      if (place === null) continue;
      flame = within(flame, nameOf(frame), place);
      flame.us += us;
    }
  });
  return linesOf(root, root.us, least, 0);
}

/** The outermost caller first. */
function stackOf(
  sample: number,
  frames: ReadonlyMap<number, CallFrame>,
  parents: ReadonlyMap<number, number>,
): readonly CallFrame[] {
  const stack: CallFrame[] = [];
  for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) {
    const frame = frames.get(id);
    if (frame !== undefined && !isNothing(frame)) stack.push(frame);
  }
  return stack.reverse();
}

function within(flame: Flame, name: string, place: string): Flame {
  const key = `${name} ${place}`;
  const known = flame.calls.get(key) ?? { name, place, us: 0, calls: new Map() };
  flame.calls.set(key, known);
  return known;
}

function linesOf(flame: Flame, all: number, least: number, depth: number): readonly string[] {
  return [...flame.calls.values()]
    .filter(({ us }) => us / all >= least)
    .toSorted((one, other) => other.us - one.us)
    .flatMap((call) => {
      const share = call.us / all;
      const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH);
      const line = `${(share * 100).toFixed(1).padStart(5)} % ${bar} ${'  '.repeat(depth)}${call.name} ${call.place}`;
      return [line.trimEnd(), ...linesOf(call, all, least, depth + 1)];
    });
}
