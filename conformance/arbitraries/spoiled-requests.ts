/** Requests no client should send: lawful ones with an accident in them. */
import fc from 'fast-check';
import { wildRequest } from './request.ts';
import type { Json } from './tool.ts';

const accident = fc.oneof(
  fc.constant(undefined),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown[]>(null, '', [], {}, -1, 1e308, '__proto__', { type: 'item_reference', id: 'msg_1' }),
);

/** Some value, however deep, is another one or gone. */
export const spoiledRequest: fc.Arbitrary<unknown> = fc
  .tuple(
    wildRequest,
    fc.array(fc.tuple(fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }), accident), { minLength: 1, maxLength: 3 }),
  )
  .map(([{ body }, accidents]) => {
    const spoiled = structuredClone(body);
    for (const [path, value] of accidents) spoil(spoiled, path, value);
    return spoiled;
  });

function spoil(target: Json, [step = 0, ...rest]: readonly number[], value: unknown): void {
  const keys = Object.keys(target);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return;
  const inner = target[key];
  if (rest.length > 0 && typeof inner === 'object' && inner !== null) spoil(inner as Json, rest, value);
  else if (value === undefined && Array.isArray(target)) target.splice(Number(key), 1);
  else if (value === undefined) delete target[key];
  else target[key] = structuredClone(value);
}
