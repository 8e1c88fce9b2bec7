/** Makes a turn that breaks something small: plainer in everything, then with fewer bytes, as long as it breaks the same. */
import type { WildTurn } from './wild-turn.ts';

/** Whether this turn still breaks the same. */
type Breaks<Wild> = (wild: Wild) => boolean | Promise<boolean>;

/** A request that says no more than it must. */
const SHORTEST = new TextEncoder().encode('{"model":"m","input":"Go on."}');

/** Cuts that stand at a byte move when others go: behind each byte they do not. */
const PLAINER: readonly Partial<WildTurn>[] = [
  ...[
    { cuts: 'everywhere' },
    { cuts: [] },
    { cause: 'end' },
    { request: SHORTEST },
    { answer: new Uint8Array() },
    { provider: 'generic' },
  ],
  ...[{ showReasoning: false }, { webSearch: false }],
] as const;

/** The turn with as little in it as can be found in so many tries. */
export async function smallerTurn(turn: WildTurn, breaks: Breaks<WildTurn>, tries = 3000): Promise<WildTurn> {
  let small = turn;
  for (const change of PLAINER) {
    const plainer = { ...small, ...change };
    if (await breaks(plainer)) small = plainer;
  }
  for (const field of ['answer', 'request'] as const) {
    if (small[field] === SHORTEST) continue;
    const held: WildTurn = small;
    small = { ...held, [field]: await fewerBytes(held[field], (bytes) => breaks({ ...held, [field]: bytes }), tries) };
  }
  return small;
}

/** Leaves out slices, large ones first, as long as it goes on breaking. */
async function fewerBytes(bytes: Uint8Array, breaks: Breaks<Uint8Array>, tries: number): Promise<Uint8Array> {
  let held = bytes;
  let left = tries;
  for (let size = held.length; size >= 1 && left > 0; size = Math.floor(size / 2)) {
    for (let at = 0; at < held.length && left > 0; left -= 1) {
      const fewer = new Uint8Array([...held.subarray(0, at), ...held.subarray(at + size)]);
      if (await breaks(fewer)) held = fewer;
      else at += size;
    }
  }
  return held;
}
