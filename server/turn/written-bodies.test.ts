/** Whatever was written before, a body is written as JSON.stringify writes it: the memory is only faster. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChatRequest } from '../../generated/types/chat.ts';
import { WrittenBodies } from './written-bodies.ts';

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    undefined,
    -0,
    0,
    Number.NaN,
    '\ud800',
    [],
    {},
    [[]],
    { a: undefined },
    { a: 1, b: 2 },
    { b: 2, a: 1 },
  ),
);
const list = fc.array(value, { maxLength: 5 });
const body = fc.dictionary(
  fc.constantFrom('model', 'messages', 'tools', 'stop', '__proto__', '1'),
  fc.oneof(list, value),
);

/** Bodies of two owners, each most often like an earlier one: longer, shorter, or changed at one place. */
const told = fc.array(
  fc.tuple(fc.constantFrom('a', 'b'), body, fc.nat(8), fc.constantFrom('longer', 'shorter', 'changed', 'other'), value),
  { minLength: 1, maxLength: 8 },
);

describe('a body', () => {
  test('is written as by JSON.stringify, whatever was written before it', () => {
    let shared = 0;
    fc.assert(
      fc.property(told, (asked) => {
        const bodies = new WrittenBodies({ values: 10, bytes: 300 }, 30);
        let last: object = {};
        for (const [owner, other, place, how, more] of asked) {
          const next = how === 'other' ? other : changedAt(last, place, how, more);
          if (how !== 'other' && JSON.stringify(next).length > 20) shared += 1;
          const written = bodies.write(owner, next as ChatRequest).toString();
          expect(written).toBe(JSON.stringify(next));
          last = next;
        }
      }),
      { numRuns: 2000 },
    );
    expect(shared).toBeGreaterThan(1000);
  });

  test('is written without a look at any member of the history that was written before', () => {
    const bodies = new WrittenBodies(undefined, 0);
    const looks: string[] = [];
    const message = (content: string) => ({
      role: 'user',
      get content() {
        looks.push(content);
        return content;
      },
    });
    const asked = (...messages: object[]) => ({ model: 'm', messages }) as unknown as ChatRequest;
    const [one, two] = [message('one'), message('two')];
    bodies.write('a', asked(one));
    looks.length = 0;
    expect(bodies.write('a', asked(one, two)).toString()).toBe(
      '{"model":"m","messages":[{"role":"user","content":"one"},{"role":"user","content":"two"}]}',
    );
    expect(looks).toEqual(['two']);
    expect(bodies.write('b', asked(two)).toString()).toBe('{"model":"m","messages":[{"role":"user","content":"two"}]}');
  });
});

function changedAt(body: object, place: number, how: 'longer' | 'shorter' | 'changed', more: unknown): object {
  return Object.fromEntries(
    // A copy: objects that are the same are not the only ones that are alike.
    Object.entries(structuredClone(body)).map(([name, values]: [string, unknown]) => {
      if (!Array.isArray(values)) return [name, values];
      if (how === 'longer') return [name, [...values, more]];
      return [name, how === 'shorter' ? values.slice(0, place) : values.toSpliced(place, 1, more)];
    }),
  );
}
