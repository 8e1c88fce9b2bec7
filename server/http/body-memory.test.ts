/** Whatever was read before, a body is what JSON.parse makes of it: the memory is only faster. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { Fault } from '../fault.ts';
import { parseWhole } from './body-json.ts';
import { BodyMemory } from './body-memory.ts';

const HEAP = 4 * 1024 * 1024 * 1024;
/** Remembers everything. */
const eager = (heap = HEAP) => new BodyMemory(heap, { body: 0, tools: 0 });

const space = fc.constantFrom('', '', '', ' ', '\n\t');
/** Values as texts, some of which are none, and names that are spelled in more than one way. */
const scalar = fc.oneof(
  fc.jsonValue({ maxDepth: 1 }).map((value) => JSON.stringify(value)),
  fc.constantFrom(
    ...[
      '1',
      '56',
      '"é😀"',
      '"\\ud800"',
      '"\\ud83d\\ude00"',
      '"]"',
      '"\\"input\\":["',
      '"\\\\"',
      '{"input":[3],"tools":[4]}',
    ],
    ...['[', ']', '1e', '"', '\uFEFF', ''],
  ),
);
const name = fc.constantFrom(
  ...['model', 'input', 'input', 'tools', 'tools', '__proto__', '7', ',\\"input'],
  ...['inp\\u0075t', 'to\\u006fls', 'instructions'],
);
const list = fc
  .tuple(fc.array(scalar, { maxLength: 4 }), space, space)
  .map(([values, before, between]) => `[${before}${values.join(`,${between}`)}${before}]`);
const member = fc
  .tuple(name, space, fc.oneof(list, scalar))
  .map(([named, after, value]) => `"${named}"${after}:${after}${value}`);
const object = fc
  .tuple(fc.array(member, { maxLength: 5 }), space)
  .map(([members, around]) => `${around}{${members.join(',')}}${around}`);

/** A body, and what may become of it: it grows, or is changed anywhere. */
const bodies = fc
  .tuple(object, fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.oneof(scalar, member, object)), { maxLength: 6 }))
  .map(([first, edits]) => {
    const texts = [first];
    for (const [place, kind, text] of edits) {
      const last = texts.at(-1) ?? '';
      const closing = [...last.matchAll(/\]/g)].map(({ index }) => index);
      const end = closing[place % Math.max(1, closing.length)] ?? last.length;
      const at = kind === 0 ? place % (last.length + 1) : end;
      texts.push(`${last.slice(0, at)}${kind === 1 ? '' : ','}${text}${last.slice(at)}`);
    }
    return texts;
  });

describe('a body', () => {
  test('is the same whatever was read before it, or is refused in the same words', () => {
    const memory = eager();
    let goneOn = 0;
    fc.assert(
      fc.property(bodies, (texts) => {
        for (const text of texts) {
          const bytes = Buffer.from(text);
          const [read, plain] = [heard(() => memory.parse(bytes)), heard(() => parseWhole(bytes))];
          // With the order of the members and with members of the name __proto__.
          expect(JSON.stringify(read)).toBe(JSON.stringify(plain));
          expect(read).toEqual(plain);
          if (!(plain instanceof Fault)) goneOn += 1;
        }
      }),
      { numRuns: 3000 },
    );
    expect(goneOn).toBeGreaterThan(1000);
  });

  test('shares the items that stood in the one before it, and the tools of any', () => {
    const memory = eager();
    const tools = [{ type: 'function', name: 'a' }];
    const read = (input: unknown[], more: object = {}) =>
      memory.parse(Buffer.from(JSON.stringify({ model: 'm', input, tools, ...more }))) as {
        readonly input: unknown[];
        readonly tools: unknown;
      };
    const [one, two] = [read([{ n: 1 }]), read([{ n: 1 }, { n: 2 }, { n: 3 }], { store: false })];
    const edited = read([{ n: 1 }, { n: 4 }]);
    expect(two).toEqual({ model: 'm', input: [{ n: 1 }, { n: 2 }, { n: 3 }], tools, store: false });
    expect(two.input[0]).toBe(one.input[0]);
    expect(two.tools).toBe(one.tools);
    expect(edited.input).toEqual([{ n: 1 }, { n: 4 }]);
    expect(read([{ n: 1 }, { n: 2 }, { n: 3 }, { n: 5 }]).input.slice(0, 3)).toEqual(two.input);
  });

  test('is forgotten for want of room, and when nobody comes back', () => {
    vi.useFakeTimers();
    try {
      const body = (letter: string, more = '') =>
        Buffer.from(`{"model":"${letter}","input":[{"a":"${letter.repeat(900)}"}${more}]}`);
      const shares = (memory: BodyMemory, letter: string) => {
        const [first, second] = ['', ',{}'].map((more) => memory.parse(body(letter, more)) as { input: unknown[] });
        return first?.input[0] === second?.input[0];
      };
      const item = (memory: BodyMemory, bytes: Buffer) => (memory.parse(bytes) as { input: unknown[] }).input[0];
      // Room for two bodies.
      const memory = eager(128 * 2000);
      expect(shares(memory, 'a')).toBe(true);
      const kept = item(memory, body('a', ',{},{}'));
      item(memory, body('b'));
      item(memory, body('c'));
      expect(item(memory, body('a', ',{},{}'))).not.toBe(kept);
      const rested = item(memory, body('d'));
      expect(item(memory, body('d', ',1'))).toBe(rested);
      vi.advanceTimersByTime(600_000);
      expect(item(memory, body('d', ',1,2'))).not.toBe(rested);
    } finally {
      vi.useRealTimers();
    }
  });
});

function heard(read: () => unknown): unknown {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown;
    throw thrown;
  }
}
