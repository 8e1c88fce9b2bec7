/** The functions of a CPU profile, by the time spent in themselves and by the time spent in all that they call. */

export interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
}

export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: CallFrame;
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}

export interface Spent {
  readonly name: string;
  /** `file:///…:LINE`, `node:http:LINE`, or empty for what is no function. */
  readonly place: string;
  /** In itself, of the time in which the thread did anything. */
  readonly self: number;
  /** With all that it calls. */
  readonly total: number;
}

/** What is not done, since the thread waits for the system, and what only the profile costs. */
export const isNothing = ({ functionName, url }: CallFrame) =>
  functionName === '(idle)' || functionName === '(root)' || url === 'node:inspector';

export const nameOf = ({ functionName }: CallFrame) => functionName || '(anonymous)';

/** All functions, and how long the thread was busy. */
export function spentIn({ nodes, samples, timeDeltas }: CpuProfile): {
  readonly busyMs: number;
  readonly functions: readonly Spent[];
} {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const spent = new Map<string, { readonly name: string; readonly place: string; self: number; total: number }>();
  const of = (frame: CallFrame) => {
    const place = frame.url === '' ? '' : `${frame.url}:${frame.lineNumber + 1}`;
    const name = nameOf(frame);
    const known = spent.get(`${name} ${place}`) ?? { name, place, self: 0, total: 0 };
    spent.set(`${name} ${place}`, known);
    return known;
  };
  let busy = 0;
  samples.forEach((sample, index) => {
    const frame = frames.get(sample);
    const us = Math.max(0, timeDeltas[index] ?? 0);
    if (frame === undefined || isNothing(frame)) return;
    busy += us;
    of(frame).self += us;
    // A function that calls itself is counted once.
    const called = new Set<ReturnType<typeof of>>();
    for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) {
      const one = frames.get(id);
      if (one !== undefined) called.add(of(one));
    }
    for (const one of called) one.total += us;
  });
  const share = ({ name, place, self, total }: Spent) => ({ name, place, self: self / busy, total: total / busy });
  return { busyMs: busy / 1000, functions: [...spent.values()].map(share) };
}
