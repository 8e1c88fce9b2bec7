/** Accidents inside a JSON value: some place, however deep, holds another value, another key, or nothing. */
import fc from 'fast-check';
import { text } from '../arbitraries/text.ts';

/** One accident: where, and what happens there. */
export interface Accident {
  /** At each level the key of this number, beginning again from the first; the last is the place. */
  readonly path: readonly number[];
  readonly kind: keyof typeof ACCIDENTS;
  readonly value: unknown;
  readonly key: string;
  /** What comes into a text, in place of what stood there. */
  readonly piece: string;
}

type Holder = { [key: string]: unknown };

const ACCIDENTS = {
  replace: (holder: Holder, key: string, { value }: Accident) => put(holder, key, value),
  text: (holder: Holder, key: string, { path, piece }: Accident) => {
    const [text, place] = [holder[key], path[0] ?? 0];
    if (typeof text !== 'string') return;
    const at = (place * 37) % (text.length + 1);
    put(holder, key, text.slice(0, at) + piece + text.slice(at + place));
  },
  remove: (holder: Holder, key: string) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
  rename: (holder: Holder, key: string, accident: Accident) => put(holder, accident.key, holder[key]),
  wrap: (holder: Holder, key: string, accident: Accident) => put(holder, key, { [accident.key]: holder[key] }),
  list: (holder: Holder, key: string) => put(holder, key, [holder[key], holder[key]]),
  /** A string that holds JSON instead of the JSON, and the other way round. */
  quote: (holder: Holder, key: string) => put(holder, key, JSON.stringify(holder[key])),
  nest: (holder: Holder, key: string) => {
    let nested = holder[key];
    for (let depth = 0; depth < 60; depth += 1) nested = depth % 2 === 0 ? [nested] : { a: nested };
    put(holder, key, nested);
  },
};

/** With these keys an object is no longer what it seems to careless code. */
const KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'type', 'then', '', '0', 'toJSON'];

const VALUES: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    '',
    ' ',
    'a',
    '{}',
    '[',
    'null',
    '\ud83d',
    '\ude00x',
    '\0',
    'constructor',
    '__proto__',
    'stop',
  ],
  ...[0, -0, 1, -1, 0.5, 1e21, 1e308, -1e308, 2 ** 31, 2 ** 53, 5e-324],
  ...[[], [[]], [null], {}, { type: null }, { type: 'constructor' }, { toString: null, valueOf: null }, { length: -1 }],
  ...['x'.repeat(3000), '漢'.repeat(70), JSON.parse('{"__proto__":{"type":"message","role":"user","content":"x"}}')],
];

const accident: fc.Arbitrary<Accident> = fc.record({
  path: fc.array(fc.nat(30), { minLength: 2, maxLength: 7 }),
  kind: fc.constantFrom(...(Object.keys(ACCIDENTS) as (keyof typeof ACCIDENTS)[])),
  value: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...VALUES) }, fc.jsonValue({ maxDepth: 2 })),
  key: fc.constantFrom(...KEYS),
  piece: text,
});

/** A few accidents, often none. */
export const accidents: fc.Arbitrary<readonly Accident[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: fc.array(accident, { minLength: 1, maxLength: 3 }) },
);

/** The value after these accidents; the value itself stays as it is. */
export function spoiledJson(value: unknown, happened: readonly Accident[]): unknown {
  if (happened.length === 0) return value;
  const root: Holder = { root: structuredClone(value) };
  for (const one of happened) strike(root, one.path, one);
  return Object.hasOwn(root, 'root') ? root.root : null;
}

function strike(holder: Holder, [step = 0, ...rest]: readonly number[], one: Accident): void {
  const keys = Object.keys(holder);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return;
  const inner = holder[key];
  const deeper = rest.length > 0 && typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0;
  if (deeper) strike(inner as Holder, rest, one);
  else ACCIDENTS[one.kind](holder, key, { ...one, value: structuredClone(one.value) });
}

/** An own property even when it is called `__proto__`; a list has no keys but its places. */
function put(holder: Holder, key: string, value: unknown): void {
  if (Array.isArray(holder) && !/^\d+$/.test(key)) return;
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}
